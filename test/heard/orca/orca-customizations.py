# Loaded by Orca itself: what it would say goes to a file, with the language that it would be said in.
import orca.settings as settings
from orca import speech_generator

settings.speechServerFactory = "speech_to_file"
settings.speechFactoryModules = ["speech_to_file"]
settings.enableSpeech = True
settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
settings.presentDateFormat = "%x"
settings.enableTutorialMessages = False
settings.verbalizePunctuationStyle = settings.PUNCTUATION_STYLE_NONE
settings.keyboardLayout = 1
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False

original = speech_generator.SpeechGenerator.voice


def voice(self, key=None, **args):
    chosen = original(self, key, **args)
    language = args.get("language") or ""
    dialect = args.get("dialect") or ""
    if language and chosen:
        chosen[0]["heard-language"] = f"{language}-{dialect}" if dialect else language
    return chosen


speech_generator.SpeechGenerator.voice = voice

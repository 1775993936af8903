# A speech server for Orca that writes what would be spoken to $HEARD_SPEECH, a line of JSON each.
import json
import os

from orca import chnames, speechserver


def write(kind, text="", voice=None):
    language = (voice or {}).get("heard-language", "") or ""
    line = {"kind": kind, "text": str(text), "language": language}
    with open(os.environ["HEARD_SPEECH"], "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


class SpeechServer(speechserver.SpeechServer):
    _one = None

    @staticmethod
    def getFactoryName():
        return "file"

    @staticmethod
    def getSpeechServers():
        return [SpeechServer.getSpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        if SpeechServer._one is None:
            SpeechServer._one = SpeechServer()
        return SpeechServer._one

    @staticmethod
    def shutdownActiveServers():
        SpeechServer._one = None

    def getInfo(self):
        return ["file", "file"]

    def getVoiceFamilies(self):
        family = speechserver.VoiceFamily
        return [family({family.NAME: "file", family.LANG: "en", family.DIALECT: "", family.VARIANT: None})]

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            write("say", text, acss)

    def speakCharacter(self, character, acss=None):
        write("say", chnames.getCharacterName(character) or character, acss)

    def speakKeyEvent(self, event, acss=None):
        pass

    def stop(self):
        pass

    def updateCapitalizationStyle(self):
        pass

    def updatePunctuationLevel(self):
        pass

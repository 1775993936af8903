// Which complains where the other keeps quiet.
import "preact/debug";
import "./react.jsx";

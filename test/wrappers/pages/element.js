import "windowbox/element";

globalThis.started = true;

import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { JSDOM } from 'jsdom';
import { bindModel, type Element } from './elements';
import type { Phone } from './phone';

/** What the phone would draw: a document the app's logic can neither see nor name. */
export type View = {
  readonly document: Document;
  readonly environment: MiniProgramEnv;
  readonly backend: ReturnType<MiniProgramEnv['associateBackend']>;
  /** The field that has the keyboard. */
  focused: Element | undefined;
  /** Who wants to look again once the page was drawn and places are known. */
  readonly observers: Set<() => void>;
};

export function createView(device: Phone['device']): View {
  // Ids are needed in the document so that selectors can find them.
  glassEasel.globalOptions.writeExtraInfoToAttr = true;
  const { document } = new JSDOM('<!doctype html><body></body>').window;
  const environment = new MiniProgramEnv();
  const backend = environment.associateBackend(domBackend(document, device));
  return { document, environment, backend, focused: undefined, observers: new Set() };
}

/** Written here because the one that comes with glass-easel needs `document` on Node's own global object. */
function domBackend(document: Document, device: Phone['device']): glassEasel.GeneralBackendContext {
  const context: Partial<glassEasel.domlikeBackend.Context> = {
    mode: glassEasel.BackendMode.Domlike,
    destroy: () => {},
    getWindowWidth: () => device.model.width,
    getWindowHeight: () => device.model.height,
    getDevicePixelRatio: () => device.model.pixelRatio,
    getTheme: () => device.theme,
    registerStyleSheetContent: () => {},
    appendStyleSheetPath: () => 0,
    disableStyleSheet: () => {},
    render: (done) => {
      setTimeout(() => done(null), 0);
    },
    getRootNode: () => document.body as unknown as glassEasel.domlikeBackend.Element,
    document: document as unknown as glassEasel.domlikeBackend.Context['document'],
    associateValue: (element, value) => {
      element.__wxElement = value;
    },
    // Gestures are dispatched on glass-easel's own tree, so the document needs no listeners.
    onEvent: () => {},
    setListenerStats: () => {},
    setModelBindingStat: (element, name, listener) => bindModel(element as unknown as Node, name, listener),
  };
  return context as glassEasel.domlikeBackend.Context;
}

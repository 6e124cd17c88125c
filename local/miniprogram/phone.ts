import { type Model, models } from './models';

/** What survives when WeChat kills the app, and what the person holding the phone would answer. */
export type Phone = {
  readonly appId: string;
  readonly storage: Map<string, unknown>;
  readonly files: Map<string, Uint8Array>;
  readonly folders: Set<string>;
  readonly downloadedPackages: Set<string>;
  /** Packages that WeChat's servers do not give just now, by their root. */
  readonly lostPackages: Set<string>;
  /** A scope missing here was never asked; one that is false fails without a word until it is switched on again. */
  readonly permissions: Map<Scope, boolean>;
  /** What the phone itself keeps from WeChat, whatever the person told the app. */
  readonly keptFromWeChat: Set<Scope>;
  readonly privacy: Privacy;
  /** Pictures the person keeps, the newest last. */
  readonly album: Uint8Array[];
  readonly device: Device;
  readonly answers: Answers;
  readonly shown: Shown[];
  readonly cloud: Cloud;
  /** The phone's own clock, epoch ms. */
  readonly now: () => number;
  clipboard: string;
  isOffline: boolean;
  network: Network;
};

export type Scope =
  | 'scope.userLocation'
  | 'scope.userFuzzyLocation'
  | 'scope.camera'
  | 'scope.record'
  | 'scope.writePhotosAlbum';

/** The agreement the person gives once; what the operator forgot to declare in it always fails. */
type Privacy = { isAgreed: boolean; readonly undeclared: Set<string> };

/** How a call travels: late by so many ms, or there and never back. */
export type Network = {
  type: 'wifi' | '2g' | '3g' | '4g' | '5g';
  slowMs: number;
  losesAnswers: boolean;
};

type Device = {
  model: Model;
  /** The version of WeChat's base library. */
  sdkVersion: string;
  fontSizeScaleFactor: number;
  theme: 'light' | 'dark';
  canRequestMerchantTransfer: boolean;
};

/** Each stands until the test changes it; nothing to scan, no photo and no place mean the person cancels. */
export type Answers = {
  scan: string | undefined;
  /** What kind of code that is; of a mini-program code the text is the page it opens. */
  scanKind: 'qrCode' | 'barCode' | 'datamatrix' | 'pdf417' | 'wxCode';
  photos: readonly Uint8Array[];
  location: { latitude: number; longitude: number } | undefined;
  /** What is chosen on WeChat's map. */
  place: { name: string; address: string; latitude: number; longitude: number } | undefined;
  /** What is answered when a scope is asked for the first time. */
  permission: 'allow' | 'refuse';
  /** What is switched on the settings page when the app opens it. */
  settings: Partial<Record<Scope, boolean>>;
  privacy: 'agree' | 'disagree';
  modal: 'confirm' | 'cancel';
  /** What is written into a dialog that asks for words. */
  modalText: string;
  actionSheet: number | undefined;
  transfer: 'confirm' | 'cancel';
  payment: 'confirm' | 'cancel';
  phoneNumberCode: string | undefined;
  loginCode: string;
  isSessionOver: boolean;
  /** Whether WeChat has a newer version of the app, and could load it. */
  update: 'none' | 'ready' | 'failed';
  /** `off`: the person has switched off messages of this app altogether. */
  subscribeMessage: 'accept' | 'reject' | 'ban' | 'filter' | 'off';
};

/** Something the person saw or felt, under the name of the call that caused it. */
type Shown = { readonly name: string; readonly options: Readonly<Record<string, unknown>> };

export type Cloud = {
  callFunction(name: string, data: unknown): Promise<unknown>;
  uploadFile(path: string, bytes: Uint8Array): Promise<{ fileID: string }>;
  /** A picture beyond the network; a cloud without any has none. */
  picture?(url: string): Promise<Uint8Array | undefined>;
  /** What WeChat does at the merchant's side when the person confirms a transfer. */
  confirmTransfer?(request: TransferRequest): Promise<void>;
  /** What WeChat keeps when the person allows messages of these templates. */
  allowMessages?(templateIds: readonly string[]): Promise<void>;
  /** The same when the person pays on the page that the app opened. */
  payMerchant?(sheet: PaySheet): Promise<void>;
};

/** What a cloud throws that could not be reached; any other error is a function that failed. */
export class NoAnswer extends Error {}

export type TransferRequest = { readonly mchId: string; readonly appId: string; readonly package: string };

type PaySheet = {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
};

export type PhoneOptions = {
  cloud: Cloud;
  appId?: string;
  storage?: Map<string, unknown>;
  files?: Map<string, Uint8Array>;
  device?: Partial<Device>;
  permissions?: Partial<Record<Scope, boolean>>;
  lostPackages?: readonly string[];
  /** Pass the local cloud's clock when a test moves it, or phone and cloud live on different days. */
  now?: () => number;
};

export function createPhone(options: PhoneOptions): Phone {
  return {
    appId: options.appId ?? 'wx0000000000000000',
    storage: options.storage ?? new Map(),
    files: options.files ?? new Map(),
    folders: new Set(),
    downloadedPackages: new Set(),
    lostPackages: new Set(options.lostPackages),
    permissions: new Map(Object.entries(options.permissions ?? {}) as [Scope, boolean][]),
    keptFromWeChat: new Set(),
    privacy: { isAgreed: false, undeclared: new Set() },
    album: [],
    clipboard: '',
    network: { type: 'wifi', slowMs: 0, losesAnswers: false },
    device: {
      model: models.small,
      sdkVersion: '3.8.0',
      fontSizeScaleFactor: 1,
      theme: 'light',
      canRequestMerchantTransfer: true,
      ...options.device,
    },
    answers: {
      scan: undefined,
      scanKind: 'qrCode',
      photos: [],
      location: { latitude: 22.5431, longitude: 114.0579 },
      place: undefined,
      permission: 'allow',
      settings: {},
      privacy: 'agree',
      modal: 'confirm',
      modalText: '',
      actionSheet: undefined,
      transfer: 'confirm',
      payment: 'confirm',
      phoneNumberCode: 'phone-number-code',
      loginCode: 'login-code',
      isSessionOver: false,
      update: 'none',
      subscribeMessage: 'accept',
    },
    shown: [],
    cloud: options.cloud,
    now: options.now ?? Date.now,
    isOffline: false,
  };
}

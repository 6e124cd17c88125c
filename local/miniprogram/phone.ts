/** What survives when WeChat kills the app, and what the person holding the phone would answer. */
export type Phone = {
  readonly appId: string;
  readonly storage: Map<string, unknown>;
  readonly files: Map<string, Uint8Array>;
  readonly folders: Set<string>;
  readonly downloadedPackages: Set<string>;
  /** A scope missing here is granted when it is first asked. */
  readonly permissions: Map<Scope, boolean>;
  readonly device: Device;
  readonly answers: Answers;
  readonly shown: Shown[];
  readonly cloud: Cloud;
  /** The phone's own clock, epoch ms. */
  readonly now: () => number;
  isOffline: boolean;
};

export type Scope = 'scope.userLocation' | 'scope.camera';

type Device = {
  fontSizeScaleFactor: number;
  theme: 'light' | 'dark';
  canRequestMerchantTransfer: boolean;
};

/** Each stands until the test changes it; nothing to scan, no photo and no place mean the person cancels. */
export type Answers = {
  scan: string | undefined;
  photos: readonly Uint8Array[];
  location: { latitude: number; longitude: number } | undefined;
  modal: 'confirm' | 'cancel';
  actionSheet: number | undefined;
  transfer: 'confirm' | 'cancel';
  payment: 'confirm' | 'cancel';
  phoneNumberCode: string | undefined;
  subscribeMessage: 'accept' | 'reject';
};

/** Something the person saw or felt, under the name of the call that caused it. */
type Shown = { readonly name: string; readonly options: Readonly<Record<string, unknown>> };

export type Cloud = {
  callFunction(name: string, data: unknown): Promise<unknown>;
  uploadFile(path: string, bytes: Uint8Array): Promise<{ fileID: string }>;
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

export type PaySheet = {
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
    permissions: new Map(Object.entries(options.permissions ?? {}) as [Scope, boolean][]),
    device: { fontSizeScaleFactor: 1, theme: 'light', canRequestMerchantTransfer: true, ...options.device },
    answers: {
      scan: undefined,
      photos: [],
      location: { latitude: 22.5431, longitude: 114.0579 },
      modal: 'confirm',
      actionSheet: undefined,
      transfer: 'confirm',
      payment: 'confirm',
      phoneNumberCode: 'phone-number-code',
      subscribeMessage: 'accept',
    },
    shown: [],
    cloud: options.cloud,
    now: options.now ?? Date.now,
    isOffline: false,
  };
}

/// <reference types="@tarojs/taro" />

declare module '*.css';

/** Set by config/index.ts: what a phone kept of an older release is not shown by a newer one. */
declare const RELEASE: string;

/** One deployed function, as config declares it for the deploy step and the local cloud alike. */
export type FunctionDeclaration = {
  name: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** False: no phone may call it, only timers, HTTP access paths and other functions. */
  fromClients: boolean;
  /** Names of the environment variables it is given; what is not named here it cannot read. */
  environment: readonly string[];
  /** The HTTP access path that reaches it, such as `/pay`. */
  httpPath?: string;
};

/** `config` has seven fields (second minute hour day month week year) and is read at UTC+8. */
export type TimerDeclaration = { function: string; name: string; config: string };

/** A no that the SDK's caller sees as a code and a message; anything else thrown is a bug of this database. */
export class DatabaseProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function requestFailed(message: string): DatabaseProblem {
  return new DatabaseProblem('DATABASE_REQUEST_FAILED', message);
}

export function notBuilt(what: string): DatabaseProblem {
  return new DatabaseProblem('LOCAL_NOT_SUPPORTED', `The local database does not answer ${what}.`);
}

/** How production closes its own texts. */
const persistently = 'Please check your request, but if the problem persists, contact us.';

export function collectionExists(): DatabaseProblem {
  return new DatabaseProblem(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist. ${persistently}`,
  );
}

export function duplicateKey(collection: string, index: string): DatabaseProblem {
  return requestFailed(`E11000 duplicate key error collection: ${collection} index: ${index}`);
}

export function transactionConflict(): DatabaseProblem {
  return new DatabaseProblem(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${persistently}`,
  );
}

export function transactionNotExist(): DatabaseProblem {
  return new DatabaseProblem(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${persistently}`,
  );
}

export function transactionBusy(): DatabaseProblem {
  return new DatabaseProblem(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${persistently}`,
  );
}

/** Why a phone is not served, by its documented code. */
export type Refused = { refused: string; message: string; status?: number };

/** The HTTP status that goes with a documented code; whatever else went wrong is the function's own doing. */
export const statusOf = (code: string): number => statuses[code] ?? 500;

const statuses: Record<string, number> = {
  INVALID_PARAM: 400,
  FUNCTION_PARAM_INVALID: 400,
  INVALID_REFRESH_TOKEN: 400,
  CHECK_LOGIN_FAILED: 401,
  ACCESS_TOKEN_EXPIRED: 401,
  REFRESH_TOKEN_EXPIRED: 401,
  EXCEED_AUTHORITY: 403,
  STORAGE_EXCEED_AUTHORITY: 403,
  FUNCTION_NOT_FOUND: 404,
  FUNCTION_QUALIFIER_NOT_FOUND: 404,
  INVALID_ACTION: 404,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  EXCEED_RATELIMIT: 429,
  FUNCTION_EXCEED_RESOURCE_LIMIT: 429,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
};

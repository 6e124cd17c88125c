/**
 * Stands where the WeChat Pay library would load its own HTTP client, which never sends anything here: the transport
 * is replaced as a whole, and the client with its parsers would be a sixth of a function's bundle.
 */
const never = () => {
  throw new Error('WeChat Pay is asked through our own transport only.');
};

// biome-ignore lint/style/noDefaultExport: it stands for a module that is imported by default.
export default { get: never, post: never, put: never, delete: never };

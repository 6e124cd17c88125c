/** 张*: enough to know one's own name by, whatever its length. */
export const maskedName = (name: string) => `${[...name][0] ?? ''}*`;

/** 1101**********1234. */
export const maskedIdNumber = (idNumber: string) => `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`;

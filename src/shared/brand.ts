/** One appid is one brand: what this mini-program is called, and what its products' names begin with. */
export const brandName = '瓶盖通';

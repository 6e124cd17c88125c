export const phoneNow = () => Date.now();

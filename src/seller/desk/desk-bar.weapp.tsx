/** A phone is looked at and put away; it asks when it is looked at. */
export const DeskBar = () => null;

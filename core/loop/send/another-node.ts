/** How messages that another node sends are stored. */
export const anotherNode = 'other';

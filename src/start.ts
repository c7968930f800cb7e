/** Joins region, gateway and viewer for `npm start`. */
export async function start(): Promise<void> {}

/** The address of this server as somebody types it on a phone; null where only this machine would understand it. */
const onlyHere = /^(localhost|127\.|0\.0\.0\.0|\[::1\])/;

/** `address`: as the server names it, `http://192.168.1.20:8080`. */
export const typedAddress = (address: string): string | null => {
  const typed = address.replace(/^https?:\/\//, '');
  return typed === '' || onlyHere.test(typed) ? null : typed;
};

/**
 * Opened in the browser where a network asks for a login: plain http, so that its own page can take this one's place. One of those that
 * main asks for anyway.
 */
export const PORTAL_PAGE = 'http://detectportal.firefox.com/success.txt';

const LOCALE = navigator.language || 'en';
const DATE_TIME = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });
const DATE = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' });
const NUMBER = new Intl.NumberFormat(LOCALE);

/** @param {string} instant */
export function dateTime(instant) {
  return DATE_TIME.format(new Date(instant));
}

/** @param {string} instant */
export function date(instant) {
  return DATE.format(new Date(instant));
}

/** @param {string} instant */
export function utc(instant) {
  return new Date(instant).toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
}

/** @param {string} id */
export function short(id) {
  return id.length > 8 ? id.slice(0, 8) + '…' : id;
}

/** @param {number} value */
export function amount(value) {
  return NUMBER.format(value);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string=} many
 */
export function counted(count, one, many = one + 's') {
  return NUMBER.format(count) + ' ' + (count === 1 ? one : many);
}

/**
 * @param {number} millis
 * @param {function(number): number=} whole
 * @return {string} in whole days from two days on, before that in hours and minutes, each rounded
 */
export function duration(millis, whole = Math.round) {
  const minutes = Math.max(0, whole(millis / 60000));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) {
    return counted(whole(minutes / 1440), 'day');
  }
  if (hours > 0) {
    return hours + ' h' + (minutes % 60 ? ' ' + (minutes % 60) + ' min' : '');
  }
  return minutes + ' min';
}

/**
 * @param {string} deadline
 * @return {string} the time that is left, rounded down, so that nobody comes too late
 */
export function left(deadline) {
  return duration(Date.parse(deadline) - Date.now(), Math.floor);
}

/** @param {string} instant */
export function ago(instant) {
  const millis = Date.now() - Date.parse(instant);
  return millis < 60000 ? 'just now' : duration(millis) + ' ago';
}

/** @type {!Object<string, string>} */
const WORDS = {
  STARTER: 'Starter',
  BUSINESS: 'Business',
  ENTERPRISE: 'Enterprise',
  MANUAL: 'Manual',
  JIT: 'Just-in-time',
  SCIM: 'SCIM',
  VIEWER: 'Viewer',
  DEVELOPER: 'Developer',
  ADMIN: 'Admin',
  USER: 'User',
  GROUP: 'Group',
  OIDC: 'OpenID Connect',
  SAML: 'SAML 2.0',
  SSO: 'Single sign-on',
  SECRET_BASIC: 'Client secret, in the header',
  SECRET_POST: 'Client secret, in the form',
  PRIVATE_KEY_JWT: 'Private key, as a JWK',
};

/**
 * Returns what people read for a constant of the API.
 *
 * @param {string} constant
 */
export function words(constant) {
  return WORDS[constant] ?? constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll('_', ' ');
}

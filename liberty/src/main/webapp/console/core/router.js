/**
 * Addresses of pages. A page is shown by its address alone, so that it can be reloaded, bookmarked and sent to others.
 */
import { Signal } from './signal.js';

const ROOT = '/console';

/** @type {!Array<!Array<string>>} */
const ROUTES = [
  ['start', '/'],
  ['organizations', '/organizations'],
  ['identity', '/organizations/:organization/identity'],
  ['guide', '/organizations/:organization/identity/guides'],
  ['guide', '/organizations/:organization/identity/guides/:guide'],
  ['sso', '/organizations/:organization/identity/sso'],
  ['sso', '/organizations/:organization/identity/sso/:step'],
  ['try-it', '/organizations/:organization/identity/try-it'],
  ['members', '/organizations/:organization/members'],
  ['member', '/organizations/:organization/members/:member'],
  ['removals', '/organizations/:organization/removals'],
  ['groups', '/organizations/:organization/groups'],
  ['group', '/organizations/:organization/groups/:group'],
  ['sync-logs', '/organizations/:organization/sync-logs'],
  ['sign-ins', '/organizations/:organization/sign-ins'],
  ['changes', '/organizations/:organization/changes'],
  ['settings', '/organizations/:organization/settings'],
  ['contact', '/contact'],
  ['contact', '/contact/:step'],
  ['gallery', '/gallery'],
];

/**
 * @param {string} pattern
 * @param {string} path
 * @return {?Object<string, string>}
 */
function match(pattern, path) {
  const expected = pattern.split('/').filter(Boolean);
  const found = path.split('/').filter(Boolean);
  if (expected.length !== found.length) {
    return null;
  }
  /** @type {!Object<string, string>} */
  const parameters = {};
  for (let i = 0; i < expected.length; i++) {
    if (expected[i].startsWith(':')) {
      parameters[expected[i].slice(1)] = decodeURIComponent(found[i]);
    } else if (expected[i] !== found[i]) {
      return null;
    }
  }
  return parameters;
}

class Router {
  constructor() {
    /** Sent with whether the page is another one. */
    this.changes = new Signal();
    /** @type {?function(): !Promise<boolean>} asks whether the page may be left; null if nothing is unsaved */
    this.guard = null;
    /** @type {!Place} */
    this.place = this.read();
    /** @type {string} */
    this.path = location.pathname;
  }

  start() {
    window.addEventListener('popstate', () => this.returned());
    window.addEventListener('click', (event) => this.clicked(/** @type {!MouseEvent} */ (event)));
    window.addEventListener('beforeunload', (event) => {
      if (this.guard) {
        event.preventDefault();
      }
    });
  }

  /** @return {!Place} */
  read() {
    const path = location.pathname.slice(ROOT.length) || '/';
    const query = new URLSearchParams(location.search);
    for (const [page, pattern] of ROUTES) {
      const parameters = match(pattern, path);
      if (parameters) {
        return { page, parameters, query };
      }
    }
    return { page: 'missing', parameters: {}, query };
  }

  /**
   * Goes to links within the console without leaving the page. One with a target is the browser's: "_self" begins anew.
   *
   * @param {!MouseEvent} event
   */
  clicked(event) {
    const link = /** @type {?HTMLAnchorElement} */ (
      event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    );
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
      return;
    }
    if (link.origin === location.origin && link.pathname.startsWith(ROOT)) {
      event.preventDefault();
      this.go(link.pathname + link.search + link.hash);
    }
  }

  /** @param {string} address */
  async go(address) {
    if (this.guard && !(await this.guard())) {
      return;
    }
    this.guard = null;
    history.pushState(null, '', address);
    this.changed();
  }

  async returned() {
    if (this.guard && location.pathname !== this.path && !(await this.guard())) {
      history.pushState(null, '', this.path);
      return;
    }
    this.guard = null;
    this.changed();
  }

  /**
   * Replaces the address without leaving the page.
   *
   * @param {string} address
   */
  replace(address) {
    history.replaceState(null, '', address);
    this.changed();
  }

  changed() {
    const moved = this.path !== location.pathname;
    this.path = location.pathname;
    this.place = this.read();
    this.changes.send(moved);
  }
}

export const router = new Router();

/**
 * @param {string} organization
 * @param {string} page with its parameters, such as members/4711
 */
export function address(organization, page) {
  return ROOT + '/organizations/' + encodeURIComponent(organization) + '/' + page;
}

export const START = ROOT + '/';
export const ORGANIZATIONS = ROOT + '/organizations';

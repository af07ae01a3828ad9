import { ApiError, api, at } from './api.js';
import { session } from './session.js';

/** Where the browser goes to sign in by the organization's identity provider. It comes back to the start. */
export const LOGIN = '/api/v1/login';
const LOGIN_AGAIN = '/api/v1/login/again';
const SIGNED_OUT = '/api/v1/login/signed-out';

/** Tells the other tabs of the console that a member has signed in. */
const tabs = new BroadcastChannel('muster-signed-in');

/**
 * Adds the page to come back to. Leaves its query out, which may name people: the log of sign-ins keeps the target.
 *
 * @param {string} start
 */
function withTarget(start) {
  return start + '?target=' + encodeURIComponent(location.pathname);
}

export function signInAgain() {
  location.assign(withTarget(LOGIN_AGAIN));
}

/** @return {string} where to sign in, and come back to this page if the account is of its organization */
export function signInHere() {
  return withTarget(LOGIN);
}

/** The page of an IT contact, whose link has the credential behind the #; its steps are below it. */
export const CONTACT = '/console/contact';

/** @return {boolean} whether this is a page of IT contacts */
export function isForContacts() {
  return location.pathname === CONTACT || location.pathname.startsWith(CONTACT + '/');
}

/**
 * Enters with a contact link. The credential leaves the address at once, and stays in the memory of the page.
 *
 * @param {string} token
 */
async function enterAsContact(token) {
  history.replaceState(null, '', CONTACT);
  const [organization] = token.split('.');
  await api.get(at(organization), {}, undefined, token);
  session.begin({ kind: 'contact', name: 'IT contact', organization, changes: true }, token);
}

/** @return {!Promise<!Caller>} the member whose session the cookie is */
async function memberOfCookie() {
  const { member, organization, role } = await api.get('/session');
  return {
    kind: 'member',
    name: member.displayName ?? member.userName,
    organization: organization.id,
    account: { userName: member.userName, organization: organization.name },
    member: member.id,
    changes: role === 'ADMIN',
  };
}

async function enterAsMember() {
  const caller = await memberOfCookie();
  session.begin(caller, '');
  tabs.postMessage(caller.member);
}

/** The statuses that refuse a credential. Others, such as 404 and 408, can be a proxy's. */
const REFUSALS = [401, 403];

/**
 * Leads to the sign-in if the credential is refused. What fails otherwise can be tried again.
 *
 * @param {function(): !Promise<void>} entry
 */
async function tryTo(entry) {
  try {
    await entry();
  } catch (error) {
    const failed = /** @type {!Error} */ (error);
    if (failed instanceof ApiError && REFUSALS.includes(failed.status)) {
      session.end();
    } else {
      session.fail(failed, () => tryTo(entry));
    }
  }
}

/** Signs in with a contact link, or with the cookie of a session, if there is one. */
export function resume() {
  const token = location.hash.slice(1);
  return tryTo(isForContacts() ? () => enterAsContact(token) : enterAsMember);
}

/** Whether a sign-in in another tab was announced, and the server could not tell whose it was. */
let unsure = false;

/** @return {string} the member of this page, or the one who has signed in since; empty for other callers */
function knownMember() {
  return (session.successor ?? session.caller)?.member ?? '';
}

/**
 * Goes on in a page whose session has ended, once its member has signed in again in another tab. Ends the page if
 * another member has signed in, since a browser has one session.
 */
async function goOn() {
  /** @type {!Caller} */
  let now;
  try {
    now = await memberOfCookie();
    unsure = false;
  } catch (unanswered) {
    // asked again when somebody comes back to this page
    unsure = true;
    return;
  }
  if (now.member !== session.caller?.member) {
    session.endFor(now);
  } else if (session.state === 'expired') {
    session.begin(now, '');
  }
}

tabs.onmessage = ({ data: member }) => {
  const known = knownMember();
  if (known && (session.state === 'expired' || known !== member)) {
    goOn();
  }
};
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && knownMember() && (unsure || session.state === 'expired')) {
    goOn();
  }
});

/**
 * @param {string} key
 * @param {!ApiKeyView} facts of a key
 * @return {boolean} whether they are the key's
 */
export function isOf(key, { publicId }) {
  return key.startsWith('mst_key_' + publicId + '_');
}

/**
 * Signs in with an API key.
 *
 * @param {string} key
 */
export async function enter(key) {
  const { items } = await api.get('/api-keys', {}, undefined, key);
  const own = items.find((facts) => isOf(key, facts));
  if (own?.scope) {
    session.begin({ kind: 'admin', name: own.name, organization: own.scope, changes: true }, key);
  } else {
    session.begin({ kind: 'operator', name: own ? own.name : 'Operator', organization: undefined, changes: true }, key);
  }
}

/** Shows a member whose session has ended what else to sign out of. */
export function showSignedOut() {
  session.end();
  location.assign(SIGNED_OUT);
}

/** Forgets a key, or ends a session at the server. */
export async function leave() {
  if (session.caller?.kind === 'member') {
    await api.delete('/session');
    showSignedOut();
  } else {
    session.end();
  }
}

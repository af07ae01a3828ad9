import { session } from './session.js';
import { Signal } from './signal.js';

/** A refusal of the admin API, or no answer at all (status 0). */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} detail
   * @param {number} retryAfter seconds, 0 if the server named none
   */
  constructor(status, code, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Sent after each write that succeeded; its listeners cannot make the write fail. */
export const writes = new Signal();

const BASE = '/api/v1';
const TIMEOUT_MILLIS = 20000;
const PATIENCE_SECONDS = 4;
const TRIES = 3;

/** @param {number} seconds */
function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/**
 * @param {!Object<string, ?>=} query
 * @return {string} with its question mark; values that are empty are left out
 */
export function queryString(query = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? '?' + text : '';
}

/**
 * @param {!Response} response
 * @return {!Promise<!ApiError>}
 */
async function refusal(response) {
  let code = '';
  let detail = 'The server answered ' + response.status + '.';
  try {
    const problem = /** @type {{code: (string|undefined), detail: (string|undefined)}} */ (await response.json());
    code = problem.code ?? '';
    detail = problem.detail ?? detail;
  } catch (notJson) {
    // the status has to do
  }
  return new ApiError(response.status, code, detail, Number(response.headers.get('Retry-After') ?? 0));
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{body: ?, key: (string|undefined), signal: (?AbortSignal|undefined)}} options
 * @return {!Promise<!Response>}
 */
async function once(method, path, { body, key, signal }) {
  const headers = new Headers({ Accept: 'application/json, */*;q=0.5' });
  const credential = key ?? session.key;
  if (credential) {
    headers.set('Authorization', 'Bearer ' + credential);
  }
  if (method !== 'GET') {
    headers.set('X-Muster-Request', 'console');
  }
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const limit = AbortSignal.timeout(TIMEOUT_MILLIS);
  try {
    return await fetch(BASE + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: credential ? 'omit' : 'same-origin',
      cache: 'no-store',
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new ApiError(0, 'no_answer', 'The server did not answer. Check your network, then try again.', 0);
  }
}

/**
 * Sends a request. A read is repeated when the server is busy and names a short time, or did not answer; a write never.
 *
 * @param {string} method
 * @param {string} path
 * @param {!SentOptions=} options
 * @return {!Promise<!Response>}
 */
async function send(method, path, options = { body: undefined, key: undefined, signal: undefined }) {
  for (let attempt = 1; ; attempt++) {
    /** @type {!ApiError} */
    let failure;
    try {
      const response = await once(method, path, options);
      if (response.ok) {
        if (method !== 'GET' && !options.reads) {
          queueMicrotask(() => writes.send());
        }
        return response;
      }
      failure = await refusal(response);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      failure = error;
    }
    if (failure.status === 401 && options.key === undefined) {
      session.expire();
    }
    if (failure.code === 'sign_in_again') {
      session.stale.send(failure.message);
    }
    const passing = [0, 429, 503].includes(failure.status) && failure.retryAfter <= PATIENCE_SECONDS;
    if (method !== 'GET' || !passing || attempt === TRIES) {
      throw failure;
    }
    await pause(failure.retryAfter || attempt * 0.4);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {!SentOptions=} options
 * @return {!Promise<?>} the JSON of the answer; null without one
 */
async function json(method, path, options) {
  const response = await send(method, path, options);
  return response.status === 204 ? null : response.json();
}

/** The admin API. Paths are below /api/v1. */
export const api = {
  /**
   * @param {string} path
   * @param {!Object<string, ?>=} query values that are empty are left out
   * @param {(!AbortSignal|undefined)=} signal
   * @param {(string|undefined)=} key instead of the session's
   * @return {!Promise<?>}
   */
  get(path, query = {}, signal = undefined, key = undefined) {
    return json('GET', path + queryString(query), { body: undefined, key, signal });
  },

  /**
   * @param {string} path
   * @param {?=} body
   * @param {{reads: boolean}=} options whether the server changes nothing
   * @return {!Promise<?>}
   */
  post(path, body = undefined, { reads } = { reads: false }) {
    return json('POST', path, { body, key: undefined, signal: undefined, reads });
  },

  /** @return {!Promise<?>} */
  put(/** string */ path, /** ? */ body) {
    return json('PUT', path, { body, key: undefined, signal: undefined });
  },

  /** @return {!Promise<?>} */
  patch(/** string */ path, /** ? */ body) {
    return json('PATCH', path, { body, key: undefined, signal: undefined });
  },

  /** @return {!Promise<?>} */
  delete(/** string */ path) {
    return json('DELETE', path);
  },

  /**
   * Downloads an answer as a file under the name that the server gives it.
   *
   * @param {string} path
   * @param {string} otherName
   */
  async download(path, otherName) {
    const response = await send('GET', path);
    const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name ? name[1] : otherName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  },
};

/** @param {string} organization */
export function at(organization) {
  return '/organizations/' + encodeURIComponent(organization);
}

/**
 * Returns all items of a list that the API bounds, page by page.
 *
 * @param {string} path
 * @param {number} most
 * @param {(!AbortSignal|undefined)=} signal
 * @return {!Promise<!Array<?>>}
 */
export async function all(path, most, signal = undefined) {
  const items = [];
  let cursor = '';
  do {
    const page = await api.get(path, { limit: 500, cursor }, signal);
    items.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor && items.length < most);
  return items;
}

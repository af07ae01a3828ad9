import { html, nothing } from 'lit';
import { dateTime, short, utc, words } from '../core/format.js';
import { session } from '../core/session.js';

/** Instants, and ids that Muster makes. */
const MARKS = /(\d{4}-\d\d-\d\dT[\d:.]+Z|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/;

/** @type {!Object<string, string>} what is said of a list without groups, by the mode of provisioning */
const GROUPS = {
  MANUAL: 'Groups come from your identity provider, in the modes Just-in-time and SCIM.',
  JIT:
    'A group appears here when your identity provider first names it at a sign-in. Prepare its mapping before, by ' +
    '“Paste a table”: groups without a mapping are not made.',
  SCIM:
    'No groups synced yet. Groups will appear here automatically once your identity provider pushes them via SCIM.',
};

/** @param {!Array<string>} constants of the API */
export function choices(constants) {
  return constants.map((value) => ({ value, label: words(value) }));
}

/** @param {string} instant */
export function moment(instant) {
  return html`<time datetime=${instant} title=${utc(instant)} class="nowrap">${dateTime(instant)}</time>`;
}

/**
 * Returns an actor, or a text of the server that names one, with "you" for the member who reads it. Names of keys end
 * with the id of the key, so that no key is taken for a member.
 *
 * @param {string} text
 */
export function actor(text) {
  const { member } = session.caller ?? {};
  return member ? text.replace(new RegExp('\\S\\*{3}[^()*]* \\(' + member + '\\)(?! \\()', 'u'), 'you') : text;
}

/** @param {string} text of the server, whose actor, instants and ids are shown for people */
export function readable(text) {
  return actor(text).split(MARKS).map((part, index) => {
    if (index % 2 === 0) {
      return part;
    }
    return part.includes('T') ? moment(part) : html`<code title=${part}>${short(part)}</code>`;
  });
}

/**
 * @param {!ScimTokensView|undefined} tokens
 * @return {string} when one of them was last used; empty for never
 */
export function lastUse(tokens) {
  const uses = [tokens?.current, ...(tokens?.retiring ?? [])].map((token) => token?.lastUsedAt ?? '');
  return uses.sort().at(-1) ?? '';
}

/** @param {string} mode of provisioning */
export function groupsComeBy(mode) {
  return GROUPS[mode];
}

export const PLANS = choices(['STARTER', 'BUSINESS', 'ENTERPRISE']);
export const ROLES = choices(['VIEWER', 'DEVELOPER', 'ADMIN']);

/**
 * @param {{
 *   name: string,
 *   label: string,
 *   hint: (string|undefined),
 *   value: (string|undefined),
 *   most: (number|undefined),
 *   required: (boolean|undefined),
 *   type: (string|undefined),
 *   rare: (boolean|undefined),
 * }} options
 * @return {!FormField}
 */
export function textInput(options) {
  const { name, label, hint, value = '', most = 1024, required = false, type = 'text', rare = false } = options;
  return {
    name,
    label,
    hint,
    required,
    rare,
    control: (id, invalid) =>
      html`<input
        id=${id}
        name=${name}
        type=${type}
        value=${value}
        maxlength=${most}
        autocomplete="off"
        aria-describedby="${id}-hint"
        aria-invalid=${invalid ? 'true' : nothing}
      />`,
  };
}

/**
 * @param {{
 *   name: string,
 *   label: string,
 *   hint: (string|undefined),
 *   value: string,
 *   options: !Array<!Choice>,
 *   rare: (boolean|undefined),
 * }} options
 * @return {!FormField}
 */
export function select({ name, label, hint, value, options, rare = false }) {
  return {
    name,
    label,
    hint,
    required: false,
    rare,
    control: (id) =>
      html`<select id=${id} name=${name} aria-describedby="${id}-hint">
        ${options.map(
          (option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`,
        )}
      </select>`,
  };
}

/**
 * A field for a role of somebody's own; without one, the role of the connection counts.
 *
 * @return {!FormField}
 */
export function ownRole() {
  const options = [{ value: '', label: 'Connection role' }, ...ROLES];
  return select({ name: 'role', label: 'Role', hint: undefined, value: '', options });
}

/**
 * A field for a longer text.
 *
 * @param {{
 *   name: string,
 *   label: string,
 *   hint: (string|undefined),
 *   value: (string|undefined),
 *   required: boolean,
 * }} options
 * @return {!FormField}
 */
export function textArea({ name, label, hint, value = '', required }) {
  return {
    name,
    label,
    hint,
    required,
    control: (id, invalid) =>
      html`<textarea
        id=${id}
        name=${name}
        rows="6"
        spellcheck="false"
        aria-describedby="${id}-hint"
        aria-invalid=${invalid ? 'true' : nothing}
        .value=${value}
      ></textarea>`,
  };
}

/**
 * A field for a file, whose text is the value.
 *
 * @param {{name: string, label: string, hint: (string|undefined), accept: string}} options
 * @return {!FormField}
 */
export function textFile({ name, label, hint, accept }) {
  return {
    name,
    label,
    hint,
    required: true,
    control: (id, invalid) =>
      html`<input
        id=${id}
        name=${name}
        type="file"
        accept=${accept}
        aria-describedby="${id}-hint"
        aria-invalid=${invalid ? 'true' : nothing}
      />`,
  };
}

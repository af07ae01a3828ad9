import { html, nothing } from 'lit';
import { dateTime, utc, words } from '../core/format.js';

/** @param {!Array<string>} constants of the API */
export function choices(constants) {
  return constants.map((value) => ({ value, label: words(value) }));
}

/** @param {string} instant */
export function moment(instant) {
  return html`<time datetime=${instant} title=${utc(instant)} class="nowrap">${dateTime(instant)}</time>`;
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

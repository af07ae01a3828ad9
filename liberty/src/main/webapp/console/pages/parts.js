import { html, nothing } from 'lit';
import { words } from '../core/format.js';

/** @param {!Array<string>} constants of the API */
export function choices(constants) {
  return constants.map((value) => ({ value, label: words(value) }));
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
 * }} options
 * @return {!FormField}
 */
export function textInput({ name, label, hint, value = '', most = 1024, required = false, type = 'text' }) {
  return {
    name,
    label,
    hint,
    required,
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
 * }} options
 * @return {!FormField}
 */
export function select({ name, label, hint, value, options }) {
  return {
    name,
    label,
    hint,
    required: false,
    control: (id) =>
      html`<select id=${id} name=${name} aria-describedby="${id}-hint">
        ${options.map(
          (option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`,
        )}
      </select>`,
  };
}

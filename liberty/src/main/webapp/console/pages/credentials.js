import { html } from 'lit';
import { router } from '../core/router.js';
import { notice } from '../ui/badge.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';

/**
 * Shows something that cannot be shown again. The dialog ends by its button only, and counts as unsaved until then:
 * afterwards nothing in the page has the values any more.
 *
 * @param {{
 *   heading: string,
 *   name: string,
 *   values: !Array<!Array<string>>,
 *   warning: *,
 *   next: *,
 *   action: string,
 * }} options name is that of what has to be copied; values have a label and a value each
 */
export async function showOnce({ heading, name, values, warning, next, action }) {
  const before = router.guard;
  router.guard = async () => {
    toast('Copy the ' + name + ' first, and close the dialog.');
    return false;
  };
  try {
    await openDialog({
      heading,
      persistent: true,
      shape: undefined,
      content: (end) => html`
        ${values.map(([label, value]) => html`<mu-copy-field label=${label} .value=${value}></mu-copy-field>`)}
        ${notice('warn', warning)}
        <p>${next}</p>
        <div class="actions end">
          <button class="primary" @click=${() => end(true)}>${action}</button>
        </div>
      `,
    });
  } finally {
    router.guard = before;
  }
}

/**
 * Shows a fresh token, once.
 *
 * @param {string} token
 * @param {string} baseUrl
 * @param {*} next what to do with both
 */
export function showCredentials(token, baseUrl, next) {
  return showOnce({
    heading: 'SCIM credentials',
    name: 'bearer token',
    values: [
      ['Bearer token', token],
      ['SCIM base URL', baseUrl],
    ],
    warning: html`<p>Copy the bearer token immediately - it cannot be retrieved after you close the dialog.</p>
      <p class="small">If you lose it, rotate the token.</p>`,
    next,
    action: 'I have copied both',
  });
}

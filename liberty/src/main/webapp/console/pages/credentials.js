import { html } from 'lit';
import { router } from '../core/router.js';
import { notice } from '../ui/badge.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';

/**
 * Shows a fresh token, once. The dialog ends by its button only, and counts as unsaved until then: afterwards nothing
 * in the page has the token any more.
 *
 * @param {string} token
 * @param {string} baseUrl
 * @param {*} next what to do with both
 */
export async function showCredentials(token, baseUrl, next) {
  const before = router.guard;
  router.guard = async () => {
    toast('Copy the bearer token first, and close the dialog.');
    return false;
  };
  try {
    await openDialog({
      heading: 'SCIM credentials',
      persistent: true,
      shape: undefined,
      content: (end) => html`
        <mu-copy-field label="Bearer token" .value=${token}></mu-copy-field>
        <mu-copy-field label="SCIM base URL" .value=${baseUrl}></mu-copy-field>
        ${notice(
          'warn',
          html`<p>Copy the bearer token immediately - it cannot be retrieved after you close the dialog.</p>
            <p class="small">If you lose it, rotate the token.</p>`,
        )}
        <p>${next}</p>
        <div class="actions end">
          <button class="primary" @click=${() => end(true)}>I have copied both</button>
        </div>
      `,
    });
  } finally {
    router.guard = before;
  }
}

import { html } from 'lit';
import { all, api, at } from '../core/api.js';
import { amount, counted } from '../core/format.js';
import { address } from '../core/router.js';
import { confirm } from '../ui/confirm.js';
import { openDialog } from '../ui/dialog.js';
import '../ui/data-table.js';
import './entry-form.js';
import { textInput } from './parts.js';

const PAGE = 20;
const MOST_COUNTED = 20000;

/**
 * @param {string} path
 * @param {string} organization the id
 * @param {number} count
 */
function whoDialog(path, organization, count) {
  const some = counted(count, 'active member') + (count === 1 ? ' has' : ' have');
  const who = count >= MOST_COUNTED ? amount(count) + ' or more active members have' : some;
  const columns = [
    {
      label: 'Member',
      header: true,
      cell: ({ id, userName }) =>
        html`<a href=${address(organization, 'members/' + id)} target="_blank">${userName}</a>`,
    },
  ];
  return openDialog({
    heading: 'Require SSO?',
    content: (end) => html`
      <p>
        ${who} never signed in through the connection, and may be shut out if the identity provider does not know them.
        Break-glass owners are exempt, and not among them.
      </p>
      <mu-data-table
        caption="Members who may be shut out"
        .columns=${columns}
        .source=${(cursor, signal) => api.get(path + '/never-signed-in', { limit: PAGE, cursor }, signal)}
      ></mu-data-table>
      <entry-form
        action="Require SSO"
        .fields=${[
          textInput({
            name: 'number',
            label: 'How many may be shut out?',
            hint: 'Enter the number to confirm that you have seen who it is.',
            most: 9,
            required: true,
          }),
        ]}
        .send=${({ number }) => api.patch(path, { requireSso: true, neverSignedIn: Number(number.replace(/\D/g, '')) })}
        @done=${(event) => end(event.detail)}
        @canceled=${() => end(undefined)}
      ></entry-form>
    `,
  });
}

/**
 * Asks before members must sign in through the connection, and shows who may be shut out.
 *
 * @param {string} organization the id
 * @return {!Promise<(!ConnectionView|undefined)>} undefined if the admin does not want it
 */
export async function requireSso(organization) {
  const path = at(organization) + '/connection';
  const never = await all(path + '/never-signed-in', MOST_COUNTED);
  if (never.length) {
    return whoDialog(path, organization, never.length);
  }
  const sure = await confirm({
    heading: 'Require SSO?',
    effects: [
      'Every active member who is no break-glass owner has signed in through the connection already: nobody is shut ' +
        'out.',
      'Members must sign in through it from now on. Break-glass owners are exempt.',
    ],
    action: 'Require SSO',
  });
  return sure ? api.patch(path, { requireSso: true, neverSignedIn: 0 }) : undefined;
}

/**
 * @param {string} organization the id
 * @return {!Promise<(!ConnectionView|undefined)>} undefined if the admin does not want it
 */
export async function stopRequiringSso(organization) {
  const sure = await confirm({
    heading: 'No longer require SSO?',
    effects: ['Your product may let members in by other ways again. Muster itself goes on to let them in by SSO only.'],
    action: 'Stop requiring SSO',
  });
  return sure ? api.patch(at(organization) + '/connection', { requireSso: false }) : undefined;
}

/**
 * Makes the former version active again.
 *
 * @param {string} organization the id
 * @param {!ConnectionView} connection
 * @return {!Promise<(!ConnectionView|undefined)>} undefined if the admin does not want it
 */
export async function goBack(organization, { former, active }) {
  const sure = await confirm({
    heading: 'Go back to version ' + former.version + '?',
    effects: [
      'Members sign in through ' + former.issuer + ' from now on.',
      'Version ' + active.version + ' becomes the way back, for 7 days.',
      'The connection role stays as it is.',
    ],
    action: 'Go back',
  });
  return sure ? api.post(at(organization) + '/connection/rollbacks') : undefined;
}

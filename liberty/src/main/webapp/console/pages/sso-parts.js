import { html, nothing } from 'lit';
import { date, duration, left, words } from '../core/format.js';
import { badge, notice } from '../ui/badge.js';
import { moment } from './parts.js';

const DAY_MILLIS = 24 * 60 * 60 * 1000;
/** From then on, a certificate needs attention. */
export const SOON_DAYS = 30;

/**
 * The fields of an OpenID provider that name claims, and what counts without them.
 *
 * @type {!Array<{name: string, label: string, hint: string}>}
 */
export const CLAIMS = [
  { name: 'emailClaim', label: 'Claim of the e-mail address', hint: 'email if empty.' },
  { name: 'userNameClaim', label: 'Claim of the user name', hint: 'preferred_username if empty.' },
  {
    name: 'groupsClaim',
    label: 'Claim of the groups',
    hint: 'Groups are not read if empty. Only just-in-time members get groups by it.',
  },
];

/**
 * The fields of a SAML identity provider that name attributes.
 *
 * @type {!Array<{name: string, label: string, hint: string}>}
 */
export const ATTRIBUTES = [
  ['emailAttribute', 'e-mail address'],
  ['userNameAttribute', 'user name'],
  ['givenNameAttribute', 'given name'],
  ['familyNameAttribute', 'family name'],
  ['displayNameAttribute', 'display name'],
  ['groupsAttribute', 'groups'],
].map(([name, what]) => ({ name, label: 'Attribute of the ' + what, hint: 'The usual names if empty.' }));

/** @param {!OrganizationView} organization */
export function ssoBadge({ sso }) {
  if (!sso) {
    return badge('off', 'Not set up');
  }
  return sso.active ? badge('good', 'Active') : badge('warn', 'Not active');
}

/**
 * How long a certificate lasts.
 *
 * @param {string} end
 */
export function certificateBadge(end) {
  const millis = Date.parse(end) - Date.now();
  const shown =
    millis <= 0
      ? badge('bad', 'Certificate ended on ' + date(end))
      : badge(millis < SOON_DAYS * DAY_MILLIS ? 'warn' : 'good', 'Certificate ' + left(end) + ' left');
  return html`<span title="Until ${date(end)}">${shown}</span>`;
}

/**
 * How long the certificates of a SAML identity provider last, the last of which counts.
 *
 * @param {!SamlView} saml
 */
export function certificateDays({ certificates }) {
  const ends = certificates.map(({ until }) => until).sort();
  return html`${certificateBadge(ends.at(-1) ?? '')}
  ${ends.length > 1
    ? html`<span class="soft small">${ends.length} certificates: a rollover, or one to spare</span>`
    : nothing}`;
}

/**
 * How long the version before can be made active again.
 *
 * @param {string} until
 */
export function wayBackUntil(until) {
  return html`It can be made active again until ${moment(until)}, for another
  ${duration(Date.parse(until) - Date.now())}.`;
}

/** @param {!ConnectionView} connection */
export function metadataProblem({ metadata }) {
  return metadata?.problem
    ? notice(
        'warn',
        html`<p>
          The metadata at <code>${metadata.url}</code> could not be used: ${metadata.problem}. The certificates that
          were read before stay.
        </p>`,
      )
    : nothing;
}

/** @param {!SecretFact|undefined} secret */
export function secretFact(secret) {
  if (!secret) {
    return 'None stored';
  }
  return (secret.lastFour ? 'Set, ends in ' + secret.lastFour : 'Set') + ', since ' + date(secret.since);
}

/** @param {{fingerprint: string, until: string}} facts */
function certificate({ fingerprint, until }) {
  return fingerprint.slice(0, 8) + '… until ' + date(until);
}

/**
 * The settings of a version, by their names.
 *
 * @param {!ConnectionVersionView} version
 * @return {!Array<!Array<string>>}
 */
function settingsOf(version) {
  const { protocol, issuer, role, oidc, secret, saml } = version;
  const common = [
    ['Protocol', words(protocol)],
    [saml ? 'Entity ID' : 'Issuer', issuer],
  ];
  const own = saml
    ? [
        ['Sign-in URL', saml.ssoUrl],
        ['Metadata', saml.metadataUrl ?? 'Entered by hand'],
        ['Certificates', saml.certificates.map(certificate).join(', ')],
        ['Signed requests', saml.signRequests ? 'Yes' : 'No'],
      ]
    : [
        ['Client ID', oidc?.clientId ?? ''],
        ['Client authentication', words(oidc?.clientAuthentication ?? '')],
        ['Client secret', secretFact(secret)],
        ['Scopes', (oidc?.scopes ?? []).join(' ')],
      ];
  const names = (saml ? ATTRIBUTES : CLAIMS)
    .map(({ name, label }) => [label, String((saml ?? oidc)?.[name] ?? '')])
    .filter(([, value]) => value);
  return [...common, ...own, ...names, ['Connection role', words(role)]];
}

/**
 * Versions beside each other; what differs from the first one is marked.
 *
 * @param {!Array<{name: string, version: !ConnectionVersionView}>} versions
 */
export function compared(versions) {
  const columns = versions.map(({ version }) => new Map(settingsOf(version)));
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return html`<div class="scroll-table" tabindex="0" role="region" aria-label="Settings of the versions">
    <table class="changes">
      <caption class="visually-hidden">
        Settings of the versions
      </caption>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          ${versions.map(({ name, version }) => html`<th scope="col">${name}: version ${version.version}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${columns.map((column, index) => {
                const text = column.get(name) ?? '—';
                const differs = index > 0 && text !== (columns[0].get(name) ?? '—');
                return html`<td>${text} ${differs ? badge('info', 'Changed') : nothing}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

import { html, nothing } from 'lit';
import { api, at } from './core/api.js';
import { words } from './core/format.js';
import { icon } from './core/icon.js';
import { ORGANIZATIONS, START, address, router } from './core/router.js';
import { session } from './core/session.js';
import { Loaded, View, failure, interruption, message, skeleton } from './core/view.js';
import { CONTACT, LOGIN, leave, resume, signInAgain, signInHere } from './core/who.js';
import { confirm } from './ui/confirm.js';
import { closeDialogs } from './ui/dialog.js';
import { toast } from './ui/toasts.js';
import './pages/sign-in.js';

/** @type {!Object<string, !PageOfConsole>} */
const PAGES = {
  organizations: {
    title: 'Organizations',
    load: () => import('./pages/organizations.js'),
    show: () => html`<page-organizations></page-organizations>`,
  },
  identity: {
    title: 'Identity and access',
    load: () => import('./pages/identity.js'),
    show: (_, organization) => html`<page-identity .organization=${organization}></page-identity>`,
  },
  guide: {
    title: 'Set-up guide',
    tab: 'identity',
    load: () => import('./pages/guide.js'),
    show: ({ guide }, organization) =>
      html`<page-guide .organization=${organization} .guide=${guide ?? ''}></page-guide>`,
  },
  sso: {
    title: 'Set up single sign-on',
    tab: 'identity',
    load: () => import('./pages/sso.js'),
    show: ({ step }, organization) => html`<page-sso .organization=${organization} .step=${step ?? ''}></page-sso>`,
  },
  'try-it': {
    title: 'Try it',
    tab: 'identity',
    load: () => import('./pages/try-it.js'),
    show: (_, organization) => html`<page-try-it .organization=${organization}></page-try-it>`,
  },
  members: {
    title: 'Members',
    tab: undefined,
    load: () => import('./pages/members.js'),
    show: (_, organization) =>
      html`<page-members .organization=${organization}></page-members>`,
  },
  member: {
    title: 'Member',
    tab: 'members',
    load: () => import('./pages/members.js'),
    show: ({ member }, organization) =>
      html`<page-member .organization=${organization} .member=${member}></page-member>`,
  },
  removals: {
    title: 'Removals',
    tab: undefined,
    load: () => import('./pages/removals.js'),
    show: (_, organization) =>
      html`<page-removals .organization=${organization}></page-removals>`,
  },
  groups: {
    title: 'Groups',
    tab: undefined,
    load: () => import('./pages/groups.js'),
    show: (_, organization) => html`<page-groups .organization=${organization}></page-groups>`,
  },
  group: {
    title: 'Group',
    tab: 'groups',
    load: () => import('./pages/groups.js'),
    show: ({ group }, organization) => html`<page-group .organization=${organization} .group=${group}></page-group>`,
  },
  'sync-logs': {
    title: 'Sync logs',
    tab: undefined,
    load: () => import('./pages/sync-logs.js'),
    show: (_, organization) =>
      html`<page-sync-logs .organization=${organization}></page-sync-logs>`,
  },
  'sign-ins': {
    title: 'Sign-ins',
    tab: undefined,
    load: () => import('./pages/sign-ins.js'),
    show: (_, organization) => html`<page-sign-ins .organization=${organization}></page-sign-ins>`,
  },
  changes: {
    title: 'Changes',
    tab: undefined,
    load: () => import('./pages/changes.js'),
    show: (_, organization) =>
      html`<page-changes .organization=${organization}></page-changes>`,
  },
  settings: {
    title: 'Settings',
    load: () => import('./pages/settings.js'),
    show: (_, organization) => html`<page-settings .organization=${organization}></page-settings>`,
  },
  contact: {
    title: 'Set up single sign-on',
    tab: undefined,
    load: () => import('./pages/contact.js'),
    show: ({ step }) =>
      html`<page-contact .organizationId=${session.caller?.organization} .step=${step ?? ''}></page-contact>`,
  },
  gallery: {
    title: 'Elements',
    load: () => import('./pages/gallery.js'),
    show: () => html`<page-gallery></page-gallery>`,
  },
};

/** The pages of an organization, in the order of the navigation. */
const TABS = [
  ['identity', 'Identity and access'],
  ['members', 'Members'],
  ['groups', 'Groups'],
  ['removals', 'Removals'],
  ['sync-logs', 'Sync logs'],
  ['sign-ins', 'Sign-ins'],
  ['changes', 'Changes'],
  ['settings', 'Settings'],
];

/** The frame of all pages: who is signed in, where one is, and where one can go. */
class Console extends View {
  static get properties() {
    return { place: { state: true }, ready: { state: true } };
  }

  constructor() {
    super();
    /** @type {?} */
    this.place = router.place;
    /** @type {string} the page whose module has been loaded */
    this.ready = '';
    /** @type {?Error} */
    this.broken = null;
    /** @type {boolean} whether a page has been shown, so that the next one gets the focus */
    this.visited = false;
    /** @type {!Loaded} */
    this.organization = new Loaded(this, (signal) =>
      api.get(at(this.place.parameters['organization']), {}, signal),
    );
    /** @type {string} */
    this.organizationId = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    session.changed.listen(() => this.signedInOrOut());
    session.stale.listen((why) => this.askToSignInAgain(why));
    router.changes.listen(() => this.moved());
    this.addEventListener('organization-changed', () => this.organization.load());
    this.addEventListener('click', (event) => this.closeMenus(event));
    this.addEventListener('keydown', (event) => this.pressed(/** @type {!KeyboardEvent} */ (event)));
    router.start();
    resume();
  }

  /** Closes menus that the person has left, or chosen from. @param {!Event} event */
  closeMenus(event) {
    const path = event.composedPath();
    this.querySelectorAll('details.menu[open]').forEach((menu) => {
      const summary = menu.querySelector('summary');
      if (!path.includes(menu) || !path.includes(summary)) {
        menu.removeAttribute('open');
      }
    });
  }

  /** @param {!KeyboardEvent} event */
  pressed(event) {
    const open = /** @type {?HTMLElement} */ (this.querySelector('details.menu[open]'));
    if (event.key === 'Escape' && open) {
      open.removeAttribute('open');
      const summary = /** @type {?HTMLElement} */ (open.querySelector('summary'));
      summary?.focus();
    }
  }

  signedInOrOut() {
    if (session.state === 'signed-out') {
      closeDialogs();
      router.guard = null;
      this.organizationId = '';
      this.organization.value = null;
      if (session.successor) {
        // the address is of the account before, and may name people
        router.replace(START);
      }
    }
    if (session.state === 'signed-in') {
      this.moved();
    }
    this.requestUpdate();
  }

  /** @param {string} why */
  async askToSignInAgain(why) {
    const wanted = await confirm({
      heading: 'Sign in again first',
      text: why + '. You come back to this page.',
      action: 'Sign in again',
    });
    if (wanted) {
      router.guard = null;
      signInAgain();
    }
  }

  async moved() {
    this.place = router.place;
    if (session.state !== 'signed-in') {
      return;
    }
    const { page, parameters } = this.place;
    if (session.caller?.kind === 'contact' && page !== 'contact') {
      router.replace(CONTACT);
      return;
    }
    if (page === 'start') {
      const own = session.caller?.organization;
      router.replace(own ? address(own, TABS[0][0]) : ORGANIZATIONS);
      return;
    }
    const id = parameters['organization'] ?? '';
    if (id && id !== this.organizationId && !this.isOfOtherOrganization) {
      this.organizationId = id;
      this.organization.forget();
    }
    await this.prepare(page);
  }

  /** @param {string} page */
  async prepare(page) {
    const known = PAGES[page];
    document.title = (known ? known.title : 'Not found') + ' · Muster';
    const fromOther = this.visited && this.ready !== page;
    if (fromOther) {
      closeDialogs();
    }
    try {
      await known?.load();
      this.broken = null;
    } catch (failed) {
      this.broken = /** @type {!Error} */ (failed);
    }
    this.ready = page;
    this.visited = true;
    await this.updateComplete;
    if (fromOther) {
      // what is new is read from its heading on
      requestAnimationFrame(() => this.focusOn('main h1'));
      window.scrollTo(0, 0);
    }
  }

  async signOut() {
    if (router.guard && !(await router.guard())) {
      return;
    }
    router.guard = null;
    try {
      await leave();
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
  }

  /** @return {boolean} whether the page is of an organization that the session of a member does not open */
  get isOfOtherOrganization() {
    const { kind, organization } = /** @type {!Caller} */ (session.caller);
    const id = this.place.parameters['organization'] ?? '';
    return kind === 'member' && id !== '' && id.toLowerCase() !== organization;
  }

  signedInElsewhere() {
    const { userName, organization } = session.caller?.account ?? {};
    return html`<div class="state">
      ${icon('lock')}
      <h1 tabindex="-1">You are signed in to ${organization}</h1>
      <p>
        This address is of another organization. If you have an account there, sign in with it: a browser is signed in
        with one account at a time, now with <strong>${userName}</strong>.
      </p>
      <a class="button primary" href=${signInHere()}>Sign in with another address</a>
      <a href="/console/">To ${organization}</a>
    </div>`;
  }

  content() {
    const page = PAGES[this.place.page];
    if (!page) {
      return html`<div class="state">
        ${icon('search')}
        <h1 tabindex="-1">No such page</h1>
        <p>The address is incomplete, or of another version of Muster.</p>
        <a href="/console/">To the start</a>
      </div>`;
    }
    if (this.isOfOtherOrganization) {
      return this.signedInElsewhere();
    }
    if (this.ready !== this.place.page) {
      return skeleton(6);
    }
    if (this.broken) {
      return failure(this.broken, () => location.reload());
    }
    const { parameters } = this.place;
    if (!parameters['organization']) {
      return page.show(parameters, null);
    }
    return html`${this.organization.state === 'ready'
      ? nothing
      : html`<h1 class="visually-hidden" tabindex="-1">${page.title}</h1>`}
    ${this.organization.show((organization) => page.show(parameters, organization), 6)}`;
  }

  navigation() {
    const id = this.place.parameters['organization'];
    if (!id || this.isOfOtherOrganization) {
      return nothing;
    }
    const current = PAGES[this.place.page]?.tab ?? this.place.page;
    return html`<nav class="tabs" aria-label="Pages of the organization">
      <ul>
        ${TABS.map(
          ([page, label]) =>
            html`<li>
              <a href=${address(id, page)} aria-current=${current === page ? 'page' : nothing}>${label}</a>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  where() {
    const organization = this.place.parameters['organization'] ? this.organization.value : null;
    return html`
      <a class="mark" href="/console/">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <rect width="24" height="24" rx="6"></rect>
          <g>
            <circle cx="7" cy="7.5" r="2"></circle>
            <circle cx="12" cy="7.5" r="2"></circle>
            <circle cx="17" cy="7.5" r="2"></circle>
            <rect x="5" y="12" width="14" height="2" rx="1"></rect>
            <rect x="5" y="16" width="9" height="2" rx="1"></rect>
          </g>
        </svg>
        Muster</a
      >
      ${session.operates
        ? html`<span class="slash" aria-hidden="true">/</span><a class="crumb" href=${ORGANIZATIONS}>Organizations</a>`
        : nothing}
      ${organization
        ? html`<span class="slash" aria-hidden="true">/</span>
            <a class="crumb here" href=${address(organization.id, TABS[0][0])}>${organization.name}</a>
            <span class="chip plain">${words(organization.plan)}</span>`
        : nothing}
    `;
  }

  account() {
    const { name, kind, organization, member } = /** @type {!Caller} */ (session.caller);
    const role = {
      operator: 'Operator, by API key',
      admin: 'Admin, by API key',
      member: 'Signed in',
      contact: 'By a link for IT contacts',
    }[kind];
    return html`<details class="menu end">
      <summary>${icon('key')}<span class="who">${name}</span>${icon('down')}</summary>
      <div class="items">
        <p class="soft small about">
          ${role}${session.changes ? '' : '. You can see everything here and change nothing.'}
        </p>
        ${organization && member
          ? html`<a href=${address(organization, 'members/' + member)}>Your access and sessions</a>
              <a href=${LOGIN}>Sign in with another address</a>`
          : nothing}
        <button @click=${this.signOut}>Sign out</button>
      </div>
    </details>`;
  }

  /** @override */
  render() {
    if (session.state === 'unknown') {
      return session.failed
        ? html`<main class="single-card">
            <div class="card">
              <h1 class="visually-hidden">Muster</h1>
              ${interruption(session.failed, session.retry)}
            </div>
          </main>`
        : nothing;
    }
    if (session.state === 'signed-out') {
      return html`<page-sign-in .successor=${session.successor}></page-sign-in><mu-toasts></mu-toasts>`;
    }
    const expired = session.state === 'expired';
    return html`
      ${expired ? html`<page-sign-in .expired=${true}></page-sign-in>` : nothing}
      <div class="frame" ?hidden=${expired}>
        <a class="skip" href="#content" @click=${this.skip}>Skip to the content</a>
        <header class="top">
          <div class="bar">
            <div class="where">${this.where()}</div>
            ${session.caller ? this.account() : nothing}
          </div>
          ${this.navigation()}
        </header>
        <main id="content" tabindex="-1">${this.content()}</main>
      </div>
      <mu-toasts></mu-toasts>
    `;
  }

  /** @param {!Event} event */
  skip(event) {
    event.preventDefault();
    /** @type {!HTMLElement} */ (this.querySelector('main')).focus();
  }
}

customElements.define('muster-console', Console);

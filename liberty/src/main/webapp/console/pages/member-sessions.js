import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, counted, dateTime, words } from '../core/format.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { leave, showSignedOut } from '../core/who.js';
import { badge } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import { moment } from './parts.js';

/** The sessions of a member in browsers, which the member and Admins see and end. */
class MemberSessions extends View {
  static get properties() {
    return { organization: { type: String }, member: { type: String } };
  }

  constructor() {
    super();
    /** @type {string} the id */
    this.organization = '';
    /** @type {string} the id */
    this.member = '';
    /** @type {!Loaded} */
    this.sessions = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization) + '/members/' + encodeURIComponent(this.member) + '/sessions' + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('member') || changed.has('organization')) {
      this.sessions.forget();
    }
  }

  /**
   * @param {function(): !Promise<?>} action
   * @param {string} done
   */
  async act(action, done) {
    try {
      await action();
      toast(done);
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    if (session.state === 'signed-in') {
      this.sessions.refresh();
    }
  }

  /** @param {!MemberSessionView} ended */
  async end({ id, device, signedInAt, current }) {
    const sure = await confirm({
      heading: 'End this session?',
      effects: [
        (device ?? 'The browser') + ' that signed in ' + ago(signedInAt) + ' is signed out with its next request.',
        ...(current ? ['It is this browser: you are signed out now.'] : []),
      ],
      action: 'End session',
      danger: true,
    });
    if (sure) {
      await this.act(() => (current ? leave() : api.delete(this.below('/' + id))), 'The session was ended.');
    }
  }

  /** @param {!Array<!MemberSessionView>} sessions */
  async endAll(sessions) {
    const present = sessions.some(({ current }) => current);
    const sure = await confirm({
      heading: 'End all sessions?',
      effects: [
        counted(sessions.length, 'browser') +
          (sessions.length === 1 ? ' is' : ' are') +
          ' signed out with the next request.',
        ...(present ? ['This browser is among them: you are signed out now.'] : []),
        'The member can sign in again. To shut the member out, deactivate the member.',
      ],
      action: 'End all sessions',
      danger: true,
    });
    if (sure) {
      await this.act(async () => {
        await api.delete(this.below(''));
        if (present) {
          showSignedOut();
        }
      }, 'All sessions were ended.');
    }
  }

  /** @param {!MemberSessionView} one */
  row(one) {
    return html`<li>
      <div>
        <strong>${one.device ?? 'Unknown browser'}</strong> ${one.current ? badge('info', 'This browser') : nothing}
        <p class="soft small">
          ${words(one.method)} · began ${moment(one.signedInAt)} · last used ${ago(one.lastUsedAt)}
        </p>
      </div>
      <button
        class="small"
        aria-label="End the session of ${one.device ?? 'an unknown browser'} that began ${dateTime(one.signedInAt)}"
        @click=${() => this.end(one)}
      >
        End
      </button>
    </li>`;
  }

  /** @param {!Array<!MemberSessionView>} sessions */
  list(sessions) {
    return sessions.length
      ? html`<ul class="rows" aria-label="Sessions">
          ${sessions.map((one) => this.row(one))}
        </ul>`
      : html`<p class="soft">This member has no sessions.</p>`;
  }

  /** @override */
  render() {
    const sessions = this.sessions.state === 'ready' ? this.sessions.value.items : [];
    return html`<section class="card" aria-labelledby="sessions">
      <header>
        <h2 id="sessions">Sessions</h2>
        ${sessions.length
          ? html`<button class="small" @click=${() => this.endAll(sessions)}>End all</button>`
          : nothing}
      </header>
      <div class="inside">${this.sessions.show(({ items }) => this.list(items), 2)}</div>
    </section>`;
  }
}

customElements.define('member-sessions', MemberSessions);

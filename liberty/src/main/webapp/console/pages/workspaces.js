import { LitElement } from 'lit';
import { api, at } from '../core/api.js';
import { short } from '../core/format.js';
import { Loaded } from '../core/view.js';

/** The workspaces of an organization, for pickers and for names: all of them, since the API lists them whole. */
export class Workspaces extends Loaded {
  /**
   * @param {!LitElement} host
   * @param {function(): string} organization returns its id
   */
  constructor(host, organization) {
    super(host, async (signal) => {
      const { items } = await api.get(at(organization()) + '/workspaces', {}, signal);
      return new Map(items.map((workspace) => [workspace.id, workspace.name]));
    });
    /** @type {function(string): !Promise<!Array<!PickerOption>>} */
    this.search = async (text) => {
      await this.known();
      if (this.error) {
        throw this.error;
      }
      const wanted = text.toLowerCase();
      return Array.from(this.value, ([id, label]) => ({ id, label })).filter(({ label }) =>
        label.toLowerCase().includes(wanted),
      );
    };
  }

  /**
   * Returns what names a workspace by its id: “…” until the names have been read. Each call returns another
   * function, so that elements that were given one before draw again.
   *
   * @return {function(string): string}
   */
  get names() {
    const { value, state } = this;
    return (id) => value?.get(id) ?? (state === 'loading' ? '…' : short(id));
  }

  /** Waits until the names are read, if they are not. */
  async known() {
    if (this.state !== 'ready') {
      await this.load();
    }
  }

  /**
   * @param {string} name in any case
   * @return {string|undefined} its id
   */
  idOf(name) {
    const wanted = name.trim().toLowerCase();
    return Array.from(this.value ?? []).find(([, label]) => label.toLowerCase() === wanted)?.[0];
  }
}

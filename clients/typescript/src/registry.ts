/** The calls of `RegistryService`: processes, actors and agreements across reports, and corrections by hand. */
import type { CallOptions } from "./base.js";
import { Briefs } from "./briefs.js";
import { ProtocolError } from "./errors.js";
import { ActorKind } from "./gen/peacebrief/v1/actor_pb.js";
import type { AgreementStatus } from "./gen/peacebrief/v1/agreement_pb.js";
import type { ActorName, ActorRecord, AgreementRecord, ProcessRecord, RegistryEdit } from "./gen/peacebrief/v1/registry_pb.js";
import type {
  MergeActorsResponse,
  MergeAgreementsResponse,
  SplitActorResponse,
  SplitAgreementResponse,
} from "./gen/peacebrief/v1/registry_service_pb.js";
import { EncodingType } from "./gen/peacebrief/v1/text_pb.js";

/** A record of the registry, and how the actors are called whom it names. */
export interface Named<T> {
  /** The record. */
  readonly record: T;
  /** What actors are called, by their resource names; those of a page, which its records share. */
  readonly names: ReadonlyMap<string, string>;
}

/** Options of a list of the registry. */
export interface PageOptions extends CallOptions {
  /** How many to ask for at once; the service's own number unless set. */
  readonly pageSize?: number;
}

/** Options of a correction by hand. */
export interface EditOptions extends CallOptions {
  /** Why. */
  readonly reason?: string;
}

const encodingType = EncodingType.UTF16;

/** What is known across reports. */
export class Registry extends Briefs {
  /** Gets one process. Throws a `RefusedError` with the reason `RESOURCE_NOT_FOUND` where there is none of this name. */
  async getProcess(name: string, options: CallOptions = {}): Promise<Named<ProcessRecord>> {
    const request = { name, encodingType };
    const answer = await this.ask("read", (call) => this.stubs.registry.getProcess(request, call), options);
    return one(answer.process, answer.actorNames);
  }

  /** Lists processes, those with the latest reports first: all, those called so, or that under which a brief is filed. */
  listProcesses(
    options: PageOptions & { readonly called?: string; readonly brief?: string } = {},
  ): AsyncGenerator<Named<ProcessRecord>, void, undefined> {
    const { called = "", brief = "", pageSize = 0 } = options;
    return this.pages(
      (pageToken) => {
        const request = { called, brief, pageSize, pageToken, encodingType };
        return this.ask("read", (call) => this.stubs.registry.listProcesses(request, call), options);
      },
      (page) => named(page.processes, page.actorNames),
    );
  }

  /** Gets one actor; by the name of one that was merged into another, that other. Throws as `getProcess` does. */
  async getActor(name: string, options: CallOptions = {}): Promise<Named<ActorRecord>> {
    const request = { name, encodingType };
    const answer = await this.ask("read", (call) => this.stubs.registry.getActor(request, call), options);
    return one(answer.actor, answer.actorNames);
  }

  /** Lists actors: those of a process, or those who bear a name. */
  listActors(
    options: PageOptions & { readonly process?: string; readonly called?: string; readonly kind?: ActorKind } = {},
  ): AsyncGenerator<Named<ActorRecord>, void, undefined> {
    const { process = "", called = "", kind = ActorKind.UNSPECIFIED, pageSize = 0 } = options;
    return this.pages(
      (pageToken) => {
        const request = { process, called, kind, pageSize, pageToken, encodingType };
        return this.ask("read", (call) => this.stubs.registry.listActors(request, call), options);
      },
      (page) => named(page.actors, page.actorNames),
    );
  }

  /** Gets one agreement; by the name of one that was merged into another, that other. Throws as `getProcess` does. */
  async getAgreement(name: string, options: CallOptions = {}): Promise<Named<AgreementRecord>> {
    const request = { name, encodingType };
    const answer = await this.ask("read", (call) => this.stubs.registry.getAgreement(request, call), options);
    return one(answer.agreement, answer.actorNames);
  }

  /** Lists agreements: those of a process, or those that bear a name. */
  listAgreements(
    options: PageOptions & {
      readonly process?: string;
      readonly called?: string;
      readonly statuses?: AgreementStatus[];
    } = {},
  ): AsyncGenerator<Named<AgreementRecord>, void, undefined> {
    const { process = "", called = "", statuses = [], pageSize = 0 } = options;
    return this.pages(
      (pageToken) => {
        const request = { process, called, statuses, pageSize, pageToken, encodingType };
        return this.ask("read", (call) => this.stubs.registry.listAgreements(request, call), options);
      },
      (page) => named(page.agreements, page.actorNames),
    );
  }

  /** Makes several actors one. Holds when reports are read anew, until it is reverted. */
  mergeActors(name: string, merged: string[], options: EditOptions = {}): Promise<MergeActorsResponse> {
    const request = { name, merged, reason: options.reason ?? "" };
    return this.ask("refused", (call) => this.stubs.registry.mergeActors(request, call), options);
  }

  /** Makes one actor two: what the reports named tell of goes to the new one. */
  splitActor(name: string, briefs: string[], options: EditOptions = {}): Promise<SplitActorResponse> {
    const request = { name, briefs, reason: options.reason ?? "" };
    return this.ask("refused", (call) => this.stubs.registry.splitActor(request, call), options);
  }

  /** Makes several agreements one, as `mergeActors` does. */
  mergeAgreements(name: string, merged: string[], options: EditOptions = {}): Promise<MergeAgreementsResponse> {
    const request = { name, merged, reason: options.reason ?? "" };
    return this.ask("refused", (call) => this.stubs.registry.mergeAgreements(request, call), options);
  }

  /** Makes one agreement two, as `splitActor` does. */
  splitAgreement(name: string, briefs: string[], options: EditOptions = {}): Promise<SplitAgreementResponse> {
    const request = { name, briefs, reason: options.reason ?? "" };
    return this.ask("refused", (call) => this.stubs.registry.splitAgreement(request, call), options);
  }

  /**
   * Takes a merge or a split back, and answers the edit that does.
   *
   * Throws a `RefusedError` with the reason `EDIT_SUPERSEDED` where a later edit builds on it.
   */
  async revertRegistryEdit(name: string, options: EditOptions = {}): Promise<RegistryEdit> {
    const request = { name, reason: options.reason ?? "" };
    const { edit } = await this.ask("refused", (call) => this.stubs.registry.revertRegistryEdit(request, call), options);
    if (!edit) throw new ProtocolError("an answer without an edit");
    return edit;
  }

  /** Lists the edits, the latest first. */
  listRegistryEdits(options: PageOptions = {}): AsyncGenerator<RegistryEdit, void, undefined> {
    const { pageSize = 0 } = options;
    return this.pages(
      (pageToken) =>
        this.ask("read", (call) => this.stubs.registry.listRegistryEdits({ pageSize, pageToken }, call), options),
      (page) => page.edits,
    );
  }
}

/** The records of a page. */
export function named<T>(records: readonly T[], actors: readonly ActorName[]): Named<T>[] {
  const names = new Map(actors.map((actor) => [actor.name, actor.displayName]));
  return records.map((record) => ({ record, names }));
}

function one<T>(record: T | undefined, actors: readonly ActorName[]): Named<T> {
  if (record === undefined) throw new ProtocolError("an answer without what was asked for");
  return { record, names: new Map(actors.map((actor) => [actor.name, actor.displayName])) };
}

import type { Channel } from './channel';
import type { Client } from './client';
import type { PollSource } from './poll';
import type { Source } from './source/source';

/**
 * Another system that the loop talks to: one folder, and one line in the list. What it can do for us
 * are its parts; a part that it does not have is left out.
 */
export type System = {
	/** In the database, on items and in workflows, e.g. `zendesk`. */
	key: string;
	/** As people call it. */
	names: { en: string; 'zh-CN': string };
	/** Its agents and its customers are users of one list, so that an id names one person whoever asks. */
	oneUserList?: boolean;
	/** It calls us when something happened. */
	source?: Source;
	/** It is asked what has changed, by its client. */
	poll?: PollSource;
	/** Its answers come to us: a survey tool. */
	isSurveyTool?: boolean;
	/** We read and write its records. */
	client?: Client;
	/** n8n has nodes, or at least credentials, that the templates write into it by. */
	writtenByN8n?: true;
	/** It takes messages to people. */
	channels?: readonly Channel[];
	/** How sure each part is: the README's table is made of it. */
	proof?: Partial<Record<SystemPart, Proof>>;
};

export type SystemPart = 'source' | 'poll' | 'answers' | 'client' | 'channel';

export type Proof =
	/** Tested against the vendor's own library or a published vector. */
	| 'oracle'
	/** Against our own simulator alone. */
	| 'simulator'
	/** Built as far as it is documented. */
	| 'unproven';

/** A name for a menu that everybody reads: the other language's beside it where that differs. */
export function bothNames({ names }: Pick<System, 'names'>): string {
	return names.en === names['zh-CN'] ? names.en : `${names.en} ${names['zh-CN']}`;
}

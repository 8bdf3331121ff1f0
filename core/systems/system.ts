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
};

/** A name for a menu that everybody reads: the other language's beside it where that differs. */
export function bothNames({ names }: System): string {
	return names.en === names['zh-CN'] ? names.en : `${names.en} ${names['zh-CN']}`;
}

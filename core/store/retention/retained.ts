import type { RawBuilder, SqlBool } from 'kysely';

import type { RetentionKey, RetentionSettings } from '../../model/retention';
import type { Schema } from '../schema';
import type { Tx } from '../store';

/** Who forgets: one workspace, by its settings. */
export type Forgetting = {
	workspace: string;
	retention: Pick<RetentionSettings, 'answersBecome'>;
	timeZone: string;
};

/** What a kind of data is, and how its old rows end. A new kind is a file and a line in the list. */
export type RetainedKind = {
	key: RetentionKey;
	/** The table whose rows have the age, the column that they are known by, and that of their age. */
	table: keyof Schema;
	id: string;
	at: string;
	/** Whatever is set, it is kept so many months, since it keeps something from being done again. */
	leastMonths?: number;
	/** All tables whose rows end with it. */
	tables: ReadonlyArray<keyof Schema>;
	/**
	 * Which old rows may go: nothing that is still worked on, waits to be sent or can be answered. In the words
	 * of the index that finds them.
	 *
	 * @param before what is younger stays, epoch ms
	 */
	may: (forgetting: Forgetting, before: number) => RawBuilder<SqlBool>;
	/** Ends rows, and what hangs on them. */
	end: (tx: Tx, forgetting: Forgetting, ids: readonly string[]) => Promise<void>;
};

import type { Note } from '../../language/note';
import type { Connected } from '../../systems/client';
import type { ReceivedEvent } from '../event/receive-event';
import type { Watch } from './watch';

/** What one look needs. */
export type Looking = {
	watch: Watch;
	connected: Connected;
	/** `<workflow id>/<node id>`. */
	receiver: string;
	/** Epoch ms. */
	clock: () => number;
	/** Gets the events of a page that are to start the workflow; they are stored by then. */
	hand: (received: ReceivedEvent[], notes: Note[]) => Promise<void>;
	/** Asked between pages: whoever is not published any more leaves off. */
	isOver?: () => boolean;
};

import type { StoreReader } from '../store/reader';

type Waiting = { workId: string; caseId: string; clock: 'response' | 'resolution' };

/**
 * Looks on whether the product's clock is late for a warning. A warning that nobody has worked on by the
 * moment it warns of is not sent any more, as it is meant to be; on a machine that does other things
 * that may happen on any day.
 */
export function watchTheClock(store: StoreReader): {
	/** How many warnings came too late to be sent. */
	untold: () => Promise<number>;
	stop: () => void;
} {
	const late = new Map<string, Waiting>();

	async function look(): Promise<void> {
		const rows = await store.rows<Omit<Waiting, 'clock'> & { data: string }>(
			`select d.due_id as "workId", d.ref_id as "caseId", d.data as data from due d
				where d.kind = 'sla_warning' and d.state = 'pending' and d.test = 0 and d.due_at <= ?`,
			Date.now(),
		);
		for (const { data, workId, caseId } of rows) {
			const { clock } = JSON.parse(data) as Pick<Waiting, 'clock'>;
			const isOver = await store.count(
				`select count(*) from case_file where case_id = ? and ${clock}_due_at <= ?`,
				caseId,
				Date.now(),
			);
			if (isOver > 0) late.set(workId, { workId, caseId, clock });
		}
	}

	async function untold(): Promise<number> {
		let found = 0;
		for (const { caseId, clock } of late.values()) {
			const told = await store.count(
				'select count(*) from message where case_id = ? and message_key like ?',
				caseId,
				`%:warning:${clock}:%`,
			);
			const ranOut = await store.count(
				`select count(*) from case_file where case_id = ? and ${clock}_state = 'breached'`,
				caseId,
			);
			if (told === 0 && ranOut > 0) found += 1;
		}
		return found;
	}

	// A look that fails, the database being away for a moment, is made up for by the next one.
	const timer = setInterval(() => void look().catch(() => {}), 250);
	timer.unref();
	return { untold, stop: () => clearInterval(timer) };
}

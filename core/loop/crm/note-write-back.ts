import { randomWord } from '../../model/id';
import {
	dropWriteBack,
	keepWriteBack,
	namedBefore,
	takeBackMarks,
	type WrittenRecord,
	type WroteMarks,
} from '../../store/repositories/write-backs';
import type { House } from '../house';
import { markOf, ownerName, textOf } from './value-marks';

/** What is written: fields by the names of the system, and whom it makes responsible. */
export type Writing = { fields: Record<string, unknown>; owner?: string | null };

/**
 * Notes what is written into a record of another system, so that its echo is not taken for something
 * that happened there (see `isOwnWriteBack`). To be called just before the write: many systems tell of a
 * change before they answer who made it.
 *
 * @param record.system key of the system, as events from there name their source
 * @param record.object kind of record, as the system names it
 * @param record.id its id there
 */
export async function noteWriteBack(
	house: House,
	now: number,
	record: WrittenRecord,
	writing: Writing,
): Promise<Refusable> {
	const { store, workspace } = house;
	const wrote = marksOf(house, writing);
	await store.transaction(async (tx) => {
		await keepWriteBack(tx, store.dialect, workspace, record, { at: now, wrote, created: false });
	});
	return {
		refused: async () => {
			await store.transaction(async (tx) => {
				await takeBackMarks(tx, store.dialect, workspace, record, wrote);
			});
		},
	};
}

/** What is noted before it is done. */
export type Refusable = {
	/** The system has refused to do it. */
	refused: () => Promise<void>;
};

/** A record that is being made. */
export type Creation = Refusable & {
	/** Its id is known, or that the system tells none. */
	known: (id: string | null) => Promise<void>;
};

/**
 * Notes what a record is made of, before it is: a system may tell that it is there before it answers by
 * which id. Until then it is known by what it holds.
 */
export async function noteCreation(
	house: House,
	now: number,
	{ system, object }: Omit<WrittenRecord, 'id'>,
	writing: Writing,
): Promise<Creation> {
	const { store, workspace } = house;
	const wrote = marksOf(house, writing);
	const before = { system, object, id: namedBefore(randomWord(20)) };
	const written = { at: now, wrote, created: true };
	await store.transaction(async (tx) => {
		await keepWriteBack(tx, store.dialect, workspace, before, written);
	});
	return {
		known: async (id) => {
			if (id === null) return;
			await store.transaction(async (tx) => {
				// In this order: an event that is being read now may be giving it its id.
				const isLeft = await dropWriteBack(tx, workspace, before);
				const named = { system, object, id };
				const isNamed = await keepWriteBack(tx, store.dialect, workspace, named, written);
				// Its event came first and took a record of the same content for it: this one is left to the other.
				if (isLeft && isNamed) await keepWriteBack(tx, store.dialect, workspace, before, written);
			});
		},
		refused: async () => {
			await store.transaction(async (tx) => await dropWriteBack(tx, workspace, before));
		},
	};
}

function marksOf(house: House, { fields, owner = null }: Writing): WroteMarks {
	const all = Object.entries(fields).map(([name, value]) => [name, textOf(value)] as const);
	const marks = new Map(
		all.map(([name, text]) => [name, text === '' ? '' : markOf(house, name, text)]),
	);
	if (owner !== null) marks.set(ownerName, markOf(house, ownerName, textOf(owner)));
	return marks;
}

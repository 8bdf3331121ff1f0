import type { CrossAt } from '../../../insight/drivers/findings';
import { difficulties, type Difficulty } from '../../../insight/drivers/influence';
import { InputError } from '../../../model/errors';
import { readNumber, readObject, readOptionalText, readWord } from '../../../model/read-input';

/** What somebody says of a driver. */
export type DriverNote = {
	driver: string;
	/** Cause of cases that are about it; `null` = the one that is called as it is. */
	cause: string | null;
	/** How hard it is to change. */
	difficulty: Difficulty | null;
};

/** What a node says, unread. */
export type DriverChoices = {
	/** Ids of questions, as a list or a text between commas; blank = all rated items. */
	drivers?: unknown;
	/** Id of the rated item that is explained; blank = the survey's score. */
	outcome?: unknown;
	/** Where the lines of the quadrant cross: `mean` or `middle`. */
	cross?: unknown;
	/** Percent of the scale that every driver should reach. */
	target?: unknown;
	/** Rows of driver, cause and difficulty. */
	notes?: unknown;
};

export type ReadChoices = {
	drivers: string[];
	outcome: string | null;
	cross: CrossAt;
	target: number;
	notes: DriverNote[];
};

/** @throws InputError that names the value */
export function readChoices(given: DriverChoices): ReadChoices {
	const notes: unknown[] = Array.isArray(given.notes) ? given.notes : [];
	return {
		drivers: idsOf(given.drivers),
		outcome: readOptionalText(given.outcome, 'outcome', 60),
		cross: readWord(given.cross ?? 'mean', 'cross', ['mean', 'middle']),
		target: readNumber(given.target ?? 100, 'target', 1, 100),
		notes: notes.map((note, at) => readNote(note, `notes[${at}]`)),
	};
}

function readNote(value: unknown, path: string): DriverNote {
	const row = readObject(value, path, ['driver', 'cause', 'difficulty']);
	const driver = readOptionalText(row.driver, `${path}.driver`, 60);
	if (driver === null) {
		throw new InputError(
			`"${path}.driver" is empty.`,
			'Name the question or item that the row is about by its ID.',
		);
	}
	const said = row.difficulty === '' || row.difficulty === undefined ? null : row.difficulty;
	return {
		driver,
		cause: readOptionalText(row.cause, `${path}.cause`, 100),
		difficulty:
			said === null || said === 'unknown'
				? null
				: readWord(said, `${path}.difficulty`, difficulties),
	};
}

function idsOf(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(/[,，、\n]/)
			: [];
	const ids = list.map((id) => (typeof id === 'string' ? id.trim() : '')).filter((id) => id !== '');
	return [...new Set(ids)];
}

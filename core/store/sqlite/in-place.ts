import { statSync } from 'node:fs';

import { StoreError } from '../../model/errors';

export type InPlace = {
	/** Throws once the file at the path is another one, or none. */
	check: () => void;
	/** Which file it is, as `device:inode`; empty where nobody can tell. */
	identity: string;
};

const identityOf = (file: string): string | null => {
	try {
		const found = statSync(file, { throwIfNoEntry: false });
		return found ? `${found.dev}:${found.ino}` : null;
	} catch {
		// The folder cannot be looked into, which says nothing about the file.
		return '';
	}
};

/**
 * Remembers which file lies at a path now. Whoever has it open goes on to write into it after somebody has moved it
 * away, or put a backup in its place: all of that would be gone with the process. SQLite asks the same before it writes
 * (`SQLITE_FCNTL_HAS_MOVED`), but not where it keeps a log.
 */
export function fileInPlace(file: string): InPlace {
	const identity = identityOf(file) ?? '';
	const check = () => {
		const found = identityOf(file);
		if (found === identity || found === '' || identity === '') return;
		throw new StoreError(
			`The database file "${file}" was ${found === null ? 'moved away or deleted' : 'replaced'} while n8n uses it; nothing of this was stored.`,
			'Put the file back that was there, and everything goes on. To use another one, stop n8n first, and delete what ends in "-wal" and "-shm" beside the old one.',
		);
	};
	return { check, identity };
}

import type { Migration } from './migration';

/** What was said for a mailbox that nobody was known to have is found by it when its owner is erased. */
export const twentyFifth: Migration = {
	version: 25,
	name: 'words of mailboxes',
	statements: () => [
		`create index consent_change_mailbox on consent_change (workspace_id, mailbox)
			where customer_id = ''`,
	],
};

import type { DialectName } from './store';

/** When a due row can be taken: at its time, and not before the lease of whoever holds it ends. */
export const readyAt = (dialect: DialectName): string =>
	`${dialect === 'sqlite' ? 'max' : 'greatest'}(due_at, lease_until)`;

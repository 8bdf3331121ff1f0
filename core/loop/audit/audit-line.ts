import type { AuditActor, AuditTarget } from '../../store/tables/audit';

/** One line of the audit trail, as people read it. */
export type AuditLine = {
	id: string;
	/** ISO 8601. */
	at: string;
	/** The whole line in one sentence, in the workspace's first language. */
	text: string;
	action: string;
	actor: { kind: AuditActor; id: string | null; name: string | null; node: string | null };
	target: { kind: AuditTarget; id: string; name: string | null };
	details: Record<string, unknown>;
};

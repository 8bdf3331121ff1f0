/** Who did something: a person, a link that stands for them, a workflow, …; `command` is one of a terminal. */
export const auditActors = ['person', 'link', 'workflow', 'customer', 'system', 'command'] as const;
export type AuditActor = (typeof auditActors)[number];

export const auditTargets = [
	'case',
	'team',
	'customer',
	'person',
	'survey',
	'mailbox',
	'workspace',
	'campaign',
	'problem',
	'address',
] as const;
export type AuditTarget = (typeof auditTargets)[number];

/**
 * Who did what to whom. Rows are added and never changed; none has an address of the network or a
 * token in it.
 */
export type AuditTable = {
	workspace_id: string;
	/** Made from what happened, so that what is one thing is one row. */
	audit_id: string;
	at: number;
	actor_kind: AuditActor;
	/** Of a person, a customer or a workflow, or whom a link was made for. */
	actor_id: string | null;
	/** As they were called then. */
	actor_name: string | null;
	/** Of a workflow: which of its nodes. */
	actor_node: string | null;
	/** In the field's words, e.g. `link_opened`. */
	action: string;
	target_kind: AuditTarget;
	target_id: string;
	/** JSON. */
	details: string;
	test: number;
};

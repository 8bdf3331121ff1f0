import type { CaseActor } from '../../case/action';
import type { AuditActor } from '../../store/tables/audit';

/** Who did it, for the audit trail. A verb is told at its edge: by the node, the page or the clock. */
export type Doer = {
	kind: AuditActor;
	/** Of the person, the customer or the workflow. */
	id: string | null;
	/** As they are called now; a customer is named by the id alone, so that nothing stays when they are erased. */
	name: string | null;
	/** The node of a workflow, by its name. */
	node?: string;
};

/** The clock, or whatever else this package does by itself. */
export const thePackage: Doer = { kind: 'system', id: null, name: null };

/** A customer at a page of theirs. */
export const customerAsDoer = (customerId: string): Doer => ({
	kind: 'customer',
	id: customerId,
	name: null,
});

/** Who acted on a case. */
export function doerOfActor({ kind, id, name }: CaseActor): Doer {
	switch (kind) {
		case 'owner':
		case 'lead':
			return { kind: 'person', id, name };
		case 'customer':
			return { kind: 'customer', id, name: null };
		case 'workflow':
		case 'system':
			return { kind, id, name };
	}
}

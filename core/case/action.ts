import type { CaseAction, CaseActionKind } from '../model/case-action';

export type { CaseAction, CaseActionKind };

/** Who acts. An `owner` acts on their own case only, a `lead` on any of the team. */
export type CaseActor = {
	kind: 'owner' | 'lead' | 'customer' | 'system' | 'workflow';
	id: string | null;
	name: string | null;
	/** The owner who is away or has left, and whose deputy acts. */
	inPlaceOf?: string;
};

/** One line of a case's history. */
export type CaseHistoryEntry = {
	kind: CaseActionKind | 'opened';
	at: number;
	actor: CaseActor;
	data: Record<string, string | number | boolean | null>;
};

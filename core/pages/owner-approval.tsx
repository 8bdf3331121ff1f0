import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import type { OwnerPart } from './owner-forms';
import { ActionForm, Fold, NoteField } from './owner-forms';
import type { OwnerCompensation, OwnerPageView } from './owner-page-view';
import { amountText } from './owner-words';

/** The compensation that waits for this approver, if it still does. */
export function waitingApproval(view: OwnerPageView): OwnerCompensation | null {
	const entry = view.compensation.entries.find(({ id }) => id === view.approvalOf);
	return entry?.state === 'requested' ? entry : null;
}

/** What an approver decides. */
export function Approval(part: OwnerPart & { entry: OwnerCompensation }): VNode {
	const { voice, entry } = part;
	const { say, ours } = voice;
	const amount = amountText(entry);
	const kind = say(`compensation.${entry.kind}`);
	const more = { compensationId: entry.id };
	const [approve, decline] = [
		{ ...part, action: 'approve' as const },
		{ ...part, action: 'decline' as const },
	];
	return (
		<section class="card" aria-labelledby="approval">
			<h2 id="approval" {...ours}>
				{say('owner.approval')}
			</h2>
			<p {...ours}>
				{say('owner.approvalAsk', { person: cleanLine(entry.askedBy), amount, kind })}
			</p>
			{entry.note !== null && (
				<div class="quote">
					<blockquote dir="auto">{cleanText(entry.note)}</blockquote>
				</div>
			)}
			<ActionForm {...approve} more={more} button={say('owner.approve', { amount })} loud>
				<NoteField {...approve} />
			</ActionForm>
			<Fold {...decline} icon="note" title={say('owner.decline')}>
				<ActionForm {...decline} more={more} button={say('owner.decline')}>
					<NoteField {...decline} />
				</ActionForm>
			</Fold>
		</section>
	);
}

import type { PageAction } from '../model/case-action';

/**
 * Whether one of the owner's forms was sent as the page served it, nothing typed and nothing chosen. To
 * approve is always taken for that: what costs money is read first, whatever was typed beside it.
 */
export function isUntouched(action: PageAction): boolean {
	switch (action.kind) {
		case 'acknowledge':
		case 'resume':
		case 'approve':
			return true;
		case 'decline':
		case 'resolve':
			return action.note === null;
		// As it was served it changes nothing.
		case 'checklist':
			return false;
		// These ask for something that their forms are served without.
		case 'log_contact':
		case 'note':
		case 'promise':
		case 'compensation':
		case 'hand_over':
		case 'pause':
			return false;
	}
}

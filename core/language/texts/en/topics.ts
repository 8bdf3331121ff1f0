/** What is found of the topics of comments; `.one` and `.other` are plural forms. */
export const topicsTexts = {
	'topics.comments.one': '{n} comment',
	'topics.comments.other': '{n} comments',
	'topics.days.one': '{n} day',
	'topics.days.other': '{n} days',
	'topics.points.one': '{n} point',
	'topics.points.other': '{n} points',
	'topics.percentPoints.one': '{n} point',
	'topics.percentPoints.other': '{n} points',
	'topics.share': '{topic}: {n} of {all} ({percent}, 95 % interval {range}).',
	'topics.share.reason':
		'{topic}: ticked in {n} of {all} with a reason ({percent}, 95 % interval {range}).',
	'topics.few': 'That is too few to say more.',
	'topics.change.more': '{points} more than in the {days} before ({range}): {verdict}.',
	'topics.change.less': '{points} less than in the {days} before ({range}): {verdict}.',
	'topics.change.same': 'No change seen on the {days} before.',
	'topics.change.first': 'There is nothing from the {days} before to compare with.',
	'topics.change.few': 'On the {days} before: too few to say.',
	'topics.score.lower':
		'{survey}: {metric} {value} with it and {others} without it, {points} lower ({range}): {verdict}.',
	'topics.score.higher':
		'{survey}: {metric} {value} with it and {others} without it, {points} higher ({range}): {verdict}.',
	'topics.score.same':
		'{survey}: {metric} {value} with it and {others} without it: no difference seen.',
	'topics.new': '“{term}” is new: {comments} in {days}, {before} in the {span} before.',
	'topics.new.mostly':
		'“{term}” is new: {comments} in {days}, {before} in the {span} before, mostly {mostly}.',
	'topics.risen':
		'“{term}” comes up more often: {comments} in {days}, {before} in the {span} before.',
	'topics.risen.mostly':
		'“{term}” comes up more often: {comments} in {days}, {before} in the {span} before, mostly {mostly}.',
	'topics.none': 'No comments came in.',
	'topics.noTopic.one': 'One comment came in, and none of the topics is in it.',
	'topics.noTopic.other': '{n} comments came in, and none of the topics is in them.',
	'topics.capped': 'Only the {most} newest of {all} comments were read.',
	'topics.capped.before': 'Of the time before only the {most} newest comments were read.',
} as const;

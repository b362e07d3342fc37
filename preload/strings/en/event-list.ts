/** Words of the event list and of what is done with its events. */
export const eventListWords = {
  leave: {
    title: 'Save the changes?',
    text: 'What you typed is not saved yet. Without saving, the event stays as it was.',
    discard: 'Don’t Save',
  },
  needs: {
    filter: 'Needs Attention',
    show: (count: number) =>
      count === 1 ? 'Show the event that needs attention' : `Show the ${count.toLocaleString('en')} events that need attention`,
    showThem: 'Show Them',
    none: 'No event needs attention now.',
    all: 'Show All Events',
  },
};

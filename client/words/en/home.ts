/** Every sentence on the front door. */
export const words = {
  program: 'Assembly Night',
  title: 'Type the code from the screen',
  go: 'Join',
  wrong: 'A code has six letters. Look at the screen, and type all of them.',
  scan: 'Six letters. Or scan the square on the screen with your camera.',
  crew: {
    title: 'Here to run the assembly?',
    text: 'Each job has its own link. The links were printed in the terminal where the program was started. Each opens one person’s work, so hand them out one by one.',
  },
};

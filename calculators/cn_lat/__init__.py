"""Land appreciation tax (土地增值税) in Chongqing."""
